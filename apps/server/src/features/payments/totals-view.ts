import type { Totals as TotalsView } from '@teyue/contract/totals'
import { maxRowsLookedAt, type Totals } from './payment-filter.ts'

/** Totals as the API shows them. */
export function viewTotals({ lookedAt, states }: Totals): TotalsView {
  const sum = (of: 'count' | 'amount') => states.reduce((all, state) => all + state[of], 0)
  return {
    object: 'totals',
    count: sum('count'),
    amount: sum('amount'),
    states: states.map(({ state, count, amount }) => ({ state, count, amount })),
    is_whole: lookedAt < maxRowsLookedAt,
    looked_at: lookedAt,
  }
}
