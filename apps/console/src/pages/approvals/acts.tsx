import type { Approval, ApprovedAnswer } from '@teyue/contract/approval'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useAct } from '../../kit/reading.ts'
import { SecretOnce } from '../../kit/secret-once.tsx'
import { linkOf } from '../people/link-of.ts'
import { useSentence } from './what.tsx'
import { approvalWords } from './words.ts'

/** What this person may do about it: approve or refuse another's, withdraw its own, fetch what came of it. */
export function Acts({ approval }: { approval: Approval }) {
  const me = useMe()
  const isMine = approval.asked_by === me.id
  return (
    <Space>
      {approval.may_decide && <Decide approval={approval} />}
      {isMine && approval.state === 'waiting' && <Withdraw approval={approval} />}
      {approval.has_answer && <Answer approval={approval} />}
    </Space>
  )
}

function Decide({ approval }: { approval: Approval }) {
  const t = useWords(approvalWords)
  const confirm = useConfirm()
  const { id } = approval
  const sentence = useSentence(approval)
  const name = approval.asked_by_name ?? approval.asked_by
  const decide = useAct(
    (decision: 'approve' | 'refuse') => act<Approval>('POST', `/v1/approvals/${id}/decision`, { decision }),
    ['/v1/'],
  )
  const ask = (decision: 'approve' | 'refuse') =>
    confirm({
      title: t(`${decision}_title`),
      says: (
        <>
          <p>{t(`${decision}_says`, { name })}</p>
          {sentence}
        </>
      ),
      verb: t(decision),
      isDangerous: decision === 'refuse',
      perform: () => decide.mutateAsync(decision),
    })
  return (
    <Space>
      <Button type="primary" size="small" onClick={() => ask('approve')}>
        {t('approve')}
      </Button>
      <Button size="small" onClick={() => ask('refuse')}>
        {t('refuse')}
      </Button>
    </Space>
  )
}

function Withdraw({ approval }: { approval: Approval }) {
  const t = useWords(approvalWords)
  const confirm = useConfirm()
  const sentence = useSentence(approval)
  const withdraw = useAct(() => act('DELETE', `/v1/approvals/${approval.id}`), ['/v1/approvals'])
  const ask = () =>
    confirm({
      title: t('withdraw_title'),
      says: (
        <>
          <p>{t('withdraw_says')}</p>
          {sentence}
        </>
      ),
      verb: t('withdraw'),
      isDangerous: true,
      perform: () => withdraw.mutateAsync(),
    })
  return (
    <Button size="small" onClick={ask}>
      {t('withdraw')}
    </Button>
  )
}

function Answer({ approval }: { approval: Approval }) {
  const t = useWords(approvalWords)
  const [secret, setSecret] = useState<string | null>(null)
  const fetchIt = useAct(() => act<ApprovedAnswer>('POST', `/v1/approvals/${approval.id}/answer`), ['/v1/approvals'])
  const show = async () => {
    const answer = await fetchIt.mutateAsync().catch(() => null)
    if (answer) setSecret(secretIn(answer))
  }
  return (
    <>
      <Button type="primary" size="small" loading={fetchIt.isPending} onClick={() => void show()}>
        {t('answer')}
      </Button>
      {secret && <SecretOnce title={t('answer_title')} secret={secret} onKept={() => setSecret(null)} />}
    </>
  )
}

/** A key or the link of an invitation, where it is one; else all that was answered. */
function secretIn({ body }: ApprovedAnswer): string {
  if (typeof body?.token === 'string') return linkOf(body.token)
  const secret = body?.key ?? body?.secret
  return typeof secret === 'string' ? secret : JSON.stringify(body, null, 2)
}
