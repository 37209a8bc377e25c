import type { Import } from '@teyue/contract/import'
import { Button, Space } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { act } from '../../kit/api.ts'
import { download } from '../../kit/download.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { importWords } from './words.ts'

const MAX_FILE_BYTES = 5_000_000
// So many bytes are made text at once: a call takes no more arguments than this.
const BYTES_AT_ONCE = 30_000

/** Takes a file, has it looked at, and goes to what was found. */
export function Upload({ kind }: { kind: Import['kind'] }) {
  const t = useWords(importWords)
  const go = useGo()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [isTooLarge, setTooLarge] = useState(false)
  const give = useAct((given: object) => act<Import>('POST', '/v1/imports', given), ['/v1/imports'])
  const fetchTemplate = useAct(() => download(`/v1/import-templates/${kind}`, {}, `teyue-${kind}.csv`), [])
  const take = async (list: FileList | null) => {
    const [file] = list ?? []
    if (!file) return
    setTooLarge(file.size > MAX_FILE_BYTES)
    if (file.size > MAX_FILE_BYTES) return
    const content = toBase64(new Uint8Array(await file.arrayBuffer()))
    give.mutate({ kind, filename: file.name, content }, { onSuccess: ({ id }) => go(`/imports/${id}`) })
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
        aria-label={t('drop')}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span>{t('drop')}</span>
        <Space wrap>
          <Button type="primary" loading={give.isPending} onClick={() => input.current?.click()}>
            {t('choose')}
          </Button>
          <Button loading={fetchTemplate.isPending} onClick={() => fetchTemplate.mutate()}>
            {t('template')}
          </Button>
        </Space>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv"
          style={{ display: 'none' }}
          aria-label={t('choose')}
          onChange={(event) => {
            void take(event.target.files).then(() => {
              event.target.value = ''
            })
          }}
        />
      </section>
      <p className="meta">{t('drop_says')}</p>
      {isTooLarge && <p role="alert">{t('too_large')}</p>}
      {give.error && <ProblemView error={give.error} />}
    </>
  )
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += BYTES_AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(from, from + BYTES_AT_ONCE))
  return btoa(text)
}
