import type { ViolationInFull } from '@teyue/contract/violation'
import { Modal } from 'antd'
import { useWords } from '../../../kit/i18n.ts'
import { Moment } from '../../../kit/moment.tsx'
import { Read } from '../../../kit/page.tsx'
import { useRead } from '../../../kit/reading.ts'
import { violationWords } from './violation-words.ts'

/** All that WeChat has told of one record, newest first. */
export function ViolationHistory({ id, close }: { id: string; close: () => void }) {
  const t = useWords(violationWords)
  const read = useRead<ViolationInFull>(`/v1/violations/${id}`)
  return (
    <Modal open title={t('history')} footer={null} onCancel={close}>
      <Read of={read}>
        {({ history, record_id }) => (
          <div className="stack">
            {record_id && <span className="mono">{record_id}</span>}
            <Words of={history} />
          </div>
        )}
      </Read>
    </Modal>
  )
}

/** What WeChat told, newest first. */
export function Words({ of }: { of: ViolationInFull['history'] }) {
  const t = useWords(violationWords)
  return (
    <ol className="stack">
      {of.map(({ kind, punish_plan: plan, risk_type, risk_description, punished_at, told_at }) => (
        <li key={`${kind}${told_at}${punished_at}${risk_type}`}>
          <span>
            {t('headline', { kind: t(kind), plan })} <span className="meta">{risk_description || risk_type}</span>
          </span>{' '}
          <span className="meta">
            {t('told')} <Moment at={told_at} />
          </span>
        </li>
      ))}
    </ol>
  )
}
