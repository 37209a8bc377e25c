import type { Import } from '@teyue/contract/import'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { act } from '../../kit/api.ts'
import { toBase64 } from '../../kit/base64.ts'
import { download } from '../../kit/download.ts'
import { DropZone } from '../../kit/drop-zone.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { importWords } from './words.ts'

const MAX_FILE_BYTES = 5_000_000

/** Takes a file, has it looked at, and goes to what was found. */
export function Upload({ kind }: { kind: Import['kind'] }) {
  const t = useWords(importWords)
  const go = useGo()
  const [isTooLarge, setTooLarge] = useState(false)
  const give = useAct((given: object) => act<Import>('POST', '/v1/imports', given), ['/v1/imports'])
  const fetchTemplate = useAct(() => download(`/v1/import-templates/${kind}`, {}, `teyue-${kind}.csv`), [])
  const take = async ([file]: readonly File[]) => {
    if (!file) return
    setTooLarge(file.size > MAX_FILE_BYTES)
    if (file.size > MAX_FILE_BYTES) return
    const content = await toBase64(file)
    give.mutate({ kind, filename: file.name, content }, { onSuccess: ({ id }) => go(`/imports/${id}`) })
  }
  return (
    <>
      <DropZone label={t('drop')} inputLabel={t('choose')} accept=".csv,text/csv" take={(files) => void take(files)}>
        {(choose) => (
          <>
            <span>{t('drop')}</span>
            <Space wrap>
              <Button type="primary" loading={give.isPending} onClick={choose}>
                {t('choose')}
              </Button>
              <Button loading={fetchTemplate.isPending} onClick={() => fetchTemplate.mutate()}>
                {t('template')}
              </Button>
            </Space>
          </>
        )}
      </DropZone>
      <p className="meta">{t('drop_says')}</p>
      {isTooLarge && <p role="alert">{t('too_large')}</p>}
      {give.error && <ProblemView error={give.error} />}
    </>
  )
}
