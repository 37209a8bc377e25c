import { compactTime } from '../kit/time.ts'
import type { Flow, FlowKind } from '../storage/money-rows.ts'
import type { Store } from '../storage/store.ts'

const KEY_DIGITS = 12

/** Why money moves: what the owner of an account will read in its bill. */
export type Cause = {
  readonly at: number
  readonly kind: FlowKind
  readonly number: string
  /** The key of the order or refund. */
  readonly subject?: string
  readonly note?: string
  /** The money is, or becomes, such that is settled no more. */
  readonly available?: true
}

/** Keeps one move, for the bills and so that each balance is explained by its lines; joins the transaction around it. */
export function recordFlow(
  store: Store,
  cause: Cause,
  move: Pick<Flow, 'account' | 'owner' | 'amount_fen' | 'balance_fen' | 'fee'>,
  posting: string | null,
): string {
  const key = String(store.tables.flows.rows.size + 1).padStart(KEY_DIGITS, '0')
  store.put('flows', key, {
    ...move,
    number: `${move.owner}${compactTime(cause.at)}${key}`,
    posting: posting ?? key,
    at: cause.at,
    kind: cause.kind,
    business_number: cause.number,
    subject: cause.subject ?? null,
    note: cause.note ?? '',
  })
  return posting ?? key
}
