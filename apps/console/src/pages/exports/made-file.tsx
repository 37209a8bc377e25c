import type { Export } from '@teyue/contract/export'
import { App, Button, Progress } from 'antd'
import { useState } from 'react'
import { download } from '../../kit/download.ts'
import { useWords } from '../../kit/i18n.ts'
import { asRefusal } from '../../kit/refusal.ts'
import type { Standing } from '../../kit/state.tsx'
import { exportWords } from './words.ts'

export const exportStandings: Readonly<Record<Export['state'], Standing>> = {
  waiting: 'waiting',
  running: 'working',
  ready: 'done',
  failed: 'failed',
  expired: 'waiting',
}

/** How many rows it has, or how far it is. */
export function Rows({ of }: { of: Export }) {
  const t = useWords(exportWords)
  const { state, rows_done: done, rows_total: total, is_cut: isCut } = of
  if (state === 'running' && total)
    return <Progress percent={Math.floor((100 * done) / total)} size="small" aria-label={t('progress', { done })} />
  if (state === 'running') return t('progress', { done })
  return (
    <>
      {done}
      {isCut && <div className="meta">{t('cut')}</div>}
    </>
  )
}

/** Fetches a file that is ready. */
export function FetchFile({ of }: { of: Export }) {
  const t = useWords(exportWords)
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const fetch = () => {
    setBusy(true)
    download(`/v1/exports/${of.id}/file`, {}, nameOf(of))
      .catch((error: unknown) => message.error(asRefusal(error).says))
      .finally(() => setBusy(false))
  }
  return (
    <Button type="link" loading={isBusy} onClick={fetch}>
      {t('fetch')}
    </Button>
  )
}

function nameOf({ kind, created_at: at, format, mode }: Export): string {
  return `teyue-${mode === 'test' ? 'test-' : ''}${kind}-${at.slice(0, 16).replace(/[-:T]/g, '')}.${format}`
}
