import { rowsBetween } from '../bills/rows-between.ts'
import { DAY_MS, startOfDay } from '../kit/day.ts'
import type { Flow } from '../storage/money-rows.ts'
import type { World } from '../world.ts'

export type LedgerFilter = {
  readonly account?: string
  readonly owner?: string
  readonly kind?: string
  /** A Shanghai day. */
  readonly day?: string
  /** Any number of the order or refund, WeChat's or the merchant's. */
  readonly number?: string
}

/** One line with the numbers by which people know what moved it. */
export type LedgerLine = Flow & {
  /** Where it stands; the next page begins before it. */
  readonly position: number
  readonly sp_mchid: string | null
  readonly out_trade_no: string | null
  readonly out_refund_no: string | null
}

/** Up to `limit` lines, the newest first, that came before a position. */
export function newestLines(world: World, filter: LedgerFilter, before: number, limit: number): LedgerLine[] {
  const wanted = wantedBy(world, filter)
  const { flows } = world.store.tables
  const first = filter.day === undefined ? 0 : flows.seek((flow) => flow.at < startOfDay(filter.day ?? '') - DAY_MS)
  const last = filter.day === undefined ? Infinity : startOfDay(filter.day) + 2 * DAY_MS
  const end = Math.min(before, filter.day === undefined ? Infinity : flows.seek((flow) => flow.at < last))
  return flows
    .backwards(first, end, limit, wanted)
    .map(({ row, position }) => ({ ...row, position, ...numbersOf(world, row) }))
}

/** What came and went in a day, by account and reason; of each reason the sum over all accounts is zero. */
export function totalsOf(
  world: World,
  day: string,
): { account: string; kind: string; in_fen: number; out_fen: number }[] {
  const totals = new Map<string, { account: string; kind: string; in_fen: number; out_fen: number }>()
  const from = startOfDay(day)
  for (const { account, kind, amount_fen } of rowsBetween(world.store.tables.flows, from, from + DAY_MS)) {
    const key = `${account} ${kind}`
    const total = totals.get(key) ?? { account, kind, in_fen: 0, out_fen: 0 }
    if (amount_fen > 0) total.in_fen += amount_fen
    else total.out_fen -= amount_fen
    totals.set(key, total)
  }
  return [...totals.values()]
}

function wantedBy(world: World, { account, owner, kind, day, number }: LedgerFilter): (flow: Flow) => boolean {
  const from = day === undefined ? 0 : startOfDay(day)
  return (flow) =>
    (!account || flow.account === account) &&
    (!owner || flow.owner === owner) &&
    (!kind || flow.kind === kind) &&
    (day === undefined || (flow.at >= from && flow.at < from + DAY_MS)) &&
    (!number || flow.business_number === number || Object.values(numbersOf(world, flow)).includes(number))
}

function numbersOf(
  { store }: World,
  { subject }: Flow,
): Pick<LedgerLine, 'sp_mchid' | 'out_trade_no' | 'out_refund_no'> {
  const refund = store.get('refunds', subject ?? '')
  const order = store.get('orders', refund?.order ?? subject ?? '')
  return {
    sp_mchid: order?.sp_mchid ?? null,
    out_trade_no: order?.out_trade_no ?? null,
    out_refund_no: refund?.out_refund_no ?? null,
  }
}
