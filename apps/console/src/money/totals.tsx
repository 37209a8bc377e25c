import type { Totals } from '@teyue/contract/totals'
import type { Query } from '../kit/api.ts'
import { useWords } from '../kit/i18n.ts'
import { Money } from '../kit/money.tsx'
import { useRead } from '../kit/reading.ts'
import { PaymentState, RefundState } from './states.tsx'
import { moneyWords } from './words.ts'

/** What the filter holds altogether, above its list; says when not all was looked at. */
export function TotalsLine({ of, query }: { of: 'payments' | 'refunds'; query: Query }) {
  const t = useWords(moneyWords)
  const { data } = useRead<Totals>(`/v1/${of}/totals`, query, { everyMs: 30_000 })
  if (!data || data.count === 0) return null
  const says = data.is_whole
    ? t('totals', { count: data.count })
    : t('totals_cut', { count: data.count, looked: data.looked_at })
  return (
    <div className="totals" aria-live="polite">
      <strong>{says}</strong>
      <strong>
        <Money fen={data.amount} />
      </strong>
      {data.states.length > 1 &&
        data.states.map(({ state, count, amount }) => (
          <span key={state} className="total">
            {of === 'payments' ? <PaymentState state={state as never} /> : <RefundState state={state as never} />}
            {count}
            <Money fen={amount} />
          </span>
        ))}
    </div>
  )
}
