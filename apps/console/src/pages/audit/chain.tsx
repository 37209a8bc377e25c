import type { AuditChain } from '@teyue/contract/audit'
import { Alert, Button } from 'antd'
import { read } from '../../kit/api.ts'
import { useWords } from '../../kit/i18n.ts'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct } from '../../kit/reading.ts'
import { auditWords } from './words.ts'

/** Whether the audit can be believed. It reads all of it, so only when asked. */
export function Chain() {
  const t = useWords(auditWords)
  const check = useAct(() => read<AuditChain>('/v1/audit/chain'), [])
  const chain = check.data
  return (
    <div className="above">
      {chain?.is_whole && <Alert type="success" showIcon title={t('whole', { count: chain.entries })} />}
      {chain && !chain.is_whole && (
        <Alert type="error" showIcon role="alert" title={t('broken', { at: chain.broken_at ?? 0 })} />
      )}
      {check.error && <ProblemView error={check.error} />}
      {!chain && (
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          {t('check')}
        </Button>
      )}
    </div>
  )
}
