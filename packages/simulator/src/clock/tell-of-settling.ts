import { DAY_MS, dayOf } from '../kit/day.ts'
import { settlementKey } from '../settlement/settlement.ts'
import type { World } from '../world.ts'

/** A morning's settling as a whole, and then each sub-merchant that got something, or whose bank sent it back. */
export function tellOfSettling({ store, happenings }: World, at: number): void {
  const day = dayOf(at - DAY_MS)
  const merchants = [...store.tables.merchants.rows.values()]
  const rows = merchants
    .map((merchant) => store.get('settlements', settlementKey(merchant.sub_mchid, day)))
    .filter((row) => row?.state === 'remitted' || row?.state === 'failed')
    .filter((row) => row !== undefined)
  const sumFen = rows.reduce((sum, row) => sum + (row.amount_fen ?? 0), 0)
  happenings.add('settling', at, { number: day, amount_fen: sumFen })
  for (const { sub_mchid, state, amount_fen, attempts } of rows) {
    const provider = store.get('merchants', sub_mchid)?.provider ?? null
    const failure = attempts.at(-1)?.failure ?? null
    const told = { sp_mchid: provider, sub_mchid, number: day, amount_fen, detail: failure }
    happenings.add(state === 'failed' ? 'settlement_returned' : 'settlement_remitted', at, told)
  }
}
