import type { List } from '@teyue/contract/list'
import type { Payment } from '@teyue/contract/payment'
import type { Refund } from '@teyue/contract/refund'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Money } from '../../kit/money.tsx'
import { useRead } from '../../kit/reading.ts'
import { RefundState } from '../../money/states.tsx'
import { onePaymentWords } from './words.ts'

const REFRESHED_EVERY_MS = 10_000

/** The refunds of a payment, if there are any: fifty at most, as WeChat has it. */
export function RefundsOf({ payment: { id } }: { payment: Payment }) {
  const t = useWords(onePaymentWords)
  const { data } = useRead<List<Refund>>('/v1/refunds', { payment: id, limit: '100' }, { everyMs: REFRESHED_EVERY_MS })
  if (!data || data.data.length === 0) return null
  return (
    <section className="below-2">
      <h2>{t('refunds')}</h2>
      <ul className="needs">
        {data.data.map((refund) => (
          <li key={refund.id}>
            <RefundState state={refund.state} />
            <To path={`/refunds/${refund.id}`}>{refund.reason ?? refund.reference}</To>
            <Moment at={refund.created_at} />
            <Money fen={refund.amount} isBack />
          </li>
        ))}
      </ul>
    </section>
  )
}
