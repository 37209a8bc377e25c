import { CloseOutlined, FileOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useWords } from '../../kit/i18n.ts'
import { type GivenFile, MAX_FILE_BYTES, readFile, withFile } from './given-files.ts'
import { connectWords } from './words.ts'

type FileDropProps = { readonly files: readonly GivenFile[]; readonly set: (files: readonly GivenFile[]) => void }

/** Takes files that are dropped or chosen, several at once. */
export function FileDrop({ files, set }: FileDropProps) {
  const t = useWords(connectWords)
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const take = async (list: FileList | null) => {
    const given = [...(list ?? [])]
    setTooLarge(given.find(({ size }) => size > MAX_FILE_BYTES)?.name ?? null)
    const fitting = given.filter(({ size }) => size <= MAX_FILE_BYTES)
    set((await Promise.all(fitting.map(readFile))).reduce<readonly GivenFile[]>(withFile, files))
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files)
  }
  return (
    <>
      <section
        className={isOver ? 'drop over' : 'drop'}
        aria-label={t('files')}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span>{t('drop')}</span>
        <Button onClick={() => input.current?.click()}>{t('choose')}</Button>
        <input
          ref={input}
          type="file"
          multiple
          style={{ display: 'none' }}
          aria-label={t('choose')}
          onChange={(event) => {
            void take(event.target.files).then(() => {
              event.target.value = ''
            })
          }}
        />
      </section>
      {tooLarge && <p role="alert">{t('too_large', { name: tooLarge })}</p>}
      <ul className="files">
        {files.map(({ name, kind }) => (
          <li key={kind}>
            <FileOutlined aria-hidden /> <span className="mono">{name}</span>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('remove', { name })}
              onClick={() => set(files.filter((one) => one.kind !== kind))}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
