import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Refund } from '@teyue/contract/refund'
import type { ReactNode } from 'react'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { useLive } from '../../kit/live.ts'
import { Moment } from '../../kit/moment.tsx'
import { Money } from '../../kit/money.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { WechatCode } from '../../kit/wechat-code.tsx'
import { AskButton } from '../../money/ask-button.tsx'
import { useMerchantNames } from '../../money/filters.ts'
import { RefundState } from '../../money/states.tsx'
import { TimelineOf } from '../../money/timeline.tsx'
import { moneyWords } from '../../money/words.ts'
import { oneRefundWords } from './words.ts'
import '../../money/money.css'

const REFRESHED_EVERY_MS = 10_000

/** One refund: the figure, its state and the next act on top, then all that happened to it. */
export default function RefundPage() {
  const t = useWords(oneRefundWords)
  const { id = '' } = useParams({ strict: false })
  const path = `/v1/refunds/${id}`
  const refund = useRead<Refund>(path, {}, { everyMs: REFRESHED_EVERY_MS })
  const client = useQueryClient()
  useLive(id, () => void client.invalidateQueries({ predicate: ({ queryKey: [one] }) => String(one).startsWith(path) }))
  return (
    <Page title={t('title')}>
      <Read of={refund}>
        {(one) => (
          <>
            <Top refund={one} />
            <TimelineOf path={path} />
          </>
        )}
      </Read>
    </Page>
  )
}

function Top({ refund }: { refund: Refund }) {
  const t = useWords(oneRefundWords)
  const { id, amount, state, refusal, held } = refund
  const says = held ? 'says_held' : (`says_${state}` as const)
  const message = refusal?.message ?? ''
  return (
    <section className="sheet">
      <div className="topline">
        <span className="figure">
          <Money fen={amount} isBack />
        </span>
        <RefundState state={state} />
        <div className="acts">
          <AskButton path={`/v1/refunds/${id}`} />
        </div>
      </div>
      <p className={`says${state === 'unknown' ? ' says-unknown' : ''}`}>
        {t(says, { message, code: held?.code ?? '' })} {refusal && <WechatCode code={refusal.code} />}
        {held && <WechatCode code={held.code} />}
      </p>
      <Facts refund={refund} />
    </section>
  )
}

function Facts({ refund }: { refund: Refund }) {
  const t = useWords(oneRefundWords)
  const m = useWords(moneyWords)
  const names = useMerchantNames()
  const facts: [string, ReactNode][] = [
    [
      t('payment'),
      <To key="p" path={`/payments/${refund.payment}`}>
        {refund.payment}
      </To>,
    ],
    [m('reference'), <Numbered key="r" value={refund.reference} />],
    [m('refund'), <Numbered key="i" value={refund.id} />],
    [m('refund_id'), refund.refund_id ? <Numbered key="w" value={refund.refund_id} /> : t('none')],
    [m('merchant'), names.get(refund.merchant) ?? refund.merchant],
    [m('reason'), refund.reason ?? t('none')],
    [m('created'), <Moment key="c" at={refund.created_at} />],
    [t('succeeded_at'), refund.succeeded_at ? <Moment key="s" at={refund.succeeded_at} /> : t('none')],
    [t('received'), refund.received_account ?? t('none')],
    [t('fee_returned'), <Money key="f" fen={refund.fee_returned} />],
  ]
  return (
    <dl className="fact-list">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
