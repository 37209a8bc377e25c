import { CloseOutlined, FileOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useWords } from '../../../kit/i18n.ts'
import { productWords } from './product-words.ts'

const MAX_FILE_BYTES = 5 * 1024 * 1024
const MAX_FILES = 5

type ProofProps = { readonly files: readonly File[]; readonly set: (files: readonly File[]) => void }

/** Chooses files that are to prove something; they are sent with the form. */
export function ProofFiles({ files, set }: ProofProps) {
  const p = useWords(productWords)
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const take = (chosen: readonly File[]) => {
    const large = chosen.find(({ size }) => size > MAX_FILE_BYTES)
    const all = [...files, ...chosen.filter(({ size }) => size <= MAX_FILE_BYTES)]
    setRefused(large ? p('too_large', { name: large.name }) : all.length > MAX_FILES ? p('too_many') : null)
    set(all.slice(0, MAX_FILES))
  }
  return (
    <>
      <Button onClick={() => input.current?.click()}>{p('add_file')}</Button>
      <input
        ref={input}
        type="file"
        multiple
        accept=".pdf,.jpg,.jpeg,.png"
        style={{ display: 'none' }}
        aria-label={p('add_file')}
        onChange={({ target }) => {
          take([...(target.files ?? [])])
          target.value = ''
        }}
      />
      {refused && <p role="alert">{refused}</p>}
      <ul className="files">
        {files.map((file) => (
          <li key={file.name}>
            <FileOutlined aria-hidden /> {file.name}
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={`× ${file.name}`}
              onClick={() => set(files.filter((one) => one !== file))}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
