import type { AuditEntry } from '@teyue/contract/audit'
import { useWords } from '../../kit/i18n.ts'
import { auditWords } from './words.ts'

/** Before and after, folded. */
export function Facts({ entry: { before, after } }: { entry: AuditEntry }) {
  const t = useWords(auditWords)
  if (!before && !after) return null
  return (
    <details>
      <summary>{t('details')}</summary>
      {before && <Side title={t('before')} facts={before} />}
      {after && <Side title={t('after')} facts={after} />}
    </details>
  )
}

function Side({ title, facts }: { title: string; facts: object }) {
  return (
    <>
      <div className="meta">{title}</div>
      <pre className="mono facts">{JSON.stringify(facts, null, 2)}</pre>
    </>
  )
}
