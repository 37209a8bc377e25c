import { CloseOutlined, FileOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { DropZone } from '../../kit/drop-zone.tsx'
import { useWords } from '../../kit/i18n.ts'
import { type GivenFile, MAX_FILE_BYTES, readFile, withFile } from './given-files.ts'
import { connectWords } from './words.ts'

type FileDropProps = { readonly files: readonly GivenFile[]; readonly set: (files: readonly GivenFile[]) => void }

/** Takes files that are dropped or chosen, several at once. */
export function FileDrop({ files, set }: FileDropProps) {
  const t = useWords(connectWords)
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const take = async (given: readonly File[]) => {
    setTooLarge(given.find(({ size }) => size > MAX_FILE_BYTES)?.name ?? null)
    const fitting = given.filter(({ size }) => size <= MAX_FILE_BYTES)
    set((await Promise.all(fitting.map(readFile))).reduce<readonly GivenFile[]>(withFile, files))
  }
  return (
    <>
      <DropZone label={t('files')} inputLabel={t('choose')} multiple take={(given) => void take(given)}>
        {(choose) => (
          <>
            <span>{t('drop')}</span>
            <Button onClick={choose}>{t('choose')}</Button>
          </>
        )}
      </DropZone>
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
