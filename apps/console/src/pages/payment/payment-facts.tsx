import type { Payment } from '@teyue/contract/payment'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Money } from '../../kit/money.tsx'
import { Numbered } from '../../kit/number.tsx'
import { useMerchantNames } from '../../money/filters.ts'
import { moneyWords } from '../../money/words.ts'
import { labelOf } from '../stores/label-of.ts'
import { Follow } from './follow.tsx'
import { onePaymentWords } from './words.ts'

/** What is known of a payment. */
export function PaymentFacts({ payment }: { payment: Payment }) {
  const t = useWords(onePaymentWords)
  const m = useWords(moneyWords)
  const names = useMerchantNames()
  const { paid_at: paidAt, fee, payer, transaction_id: transactionId, imported } = payment
  const facts: [string, ReactNode][] = [
    [m('reference'), <Numbered key="r" value={payment.reference} />],
    [m('payment'), <Numbered key="p" value={payment.id} />],
    [m('transaction_id'), transactionId ? <Numbered key="t" value={transactionId} /> : t('none')],
    [m('merchant'), names.get(payment.merchant) ?? payment.merchant],
    ...placeOf(payment, m('store'), m('terminal')),
    [m('description'), payment.description],
    [m('product'), m(`product_${payment.product}`)],
    [
      m('sub_mchid'),
      <span key="s" className="mono">
        {payment.identity.sub_mchid}
      </span>,
    ],
    [m('created'), <Moment key="c" at={payment.created_at} />],
    paidAt
      ? [t('paid_at'), <Moment key="pa" at={paidAt} />]
      : [t('expires_at'), <Moment key="e" at={payment.expires_at} />],
  ]
  if (imported) {
    const { out_trade_no: number, combine_out_trade_no: combined, verified_at: verifiedAt } = imported
    facts.push([t('foreign_number'), <Numbered key="fn" value={number} />])
    if (combined !== null) facts.push([t('combined_number'), <Numbered key="cn" value={combined} />])
    facts.push([t('verified_at'), verifiedAt ? <Moment key="v" at={verifiedAt} /> : t('not_verified')])
  }
  if (payment.state === 'paid') {
    facts.push([t('refunded'), <Money key="rd" fen={payment.refunded} isBack={payment.refunded > 0} />])
    facts.push([t('refundable'), <Money key="rb" fen={payment.refundable} />])
    if (fee !== null) facts.push([t('fee'), <Money key="f" fen={fee} />])
    if (payer.payer_total !== null) facts.push([t('payer_total'), <Money key="pt" fen={payer.payer_total} />])
  }
  return (
    <>
      <dl className="fact-list">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {payment.state === 'paid' && <Follow payment={payment.id} />}
      {payment.identity.reasons.length > 0 && <Identity payment={payment} />}
    </>
  )
}

/** Where it was taken, as it was called then, with the way to the store as it is now. */
function placeOf({ store, terminal }: Payment, ofStore: string, ofTerminal: string): [string, ReactNode][] {
  if (!store) return []
  const link = (
    <To key="st" path={`/stores/${store.id}`}>
      {labelOf(store)}
    </To>
  )
  return [[ofStore, link], ...(terminal ? [[ofTerminal, labelOf(terminal)] as [string, ReactNode]] : [])]
}

function Identity({ payment: { identity } }: { payment: Payment }) {
  const t = useWords(onePaymentWords)
  const isZh = useLanguage() === 'zh'
  return (
    <details className="below">
      <summary>{t('identity')}</summary>
      <dl className="fact-list">
        {identity.reasons.map(({ field, value, because, because_zh: becauseZh }) => (
          <div key={field}>
            <dt className="mono">{field}</dt>
            <dd className="mono">{value ?? t('none')}</dd>
            <dd className="meta">{isZh ? becauseZh : because}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
