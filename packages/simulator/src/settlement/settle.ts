import { availableOf, balanceOf } from '../books/post.ts'
import { DAY_MS, dayOf } from '../kit/day.ts'
import { rulesOf } from '../rules.ts'
import { remindOfSettling, SETTLED_THROUGH, type World } from '../world.ts'
import { remit } from './remit.ts'
import { newSettlement, settlementKey } from './settlement.ts'

/** Once a day WeChat remits what the day before left with each sub-merchant: T+1 (M23). */
export function settle(world: World, at: number): void {
  const day = dayOf(at - DAY_MS)
  world.store.write(() => {
    for (const subMchid of world.store.tables.merchants.rows.keys()) settleMerchant(world, subMchid, day, at)
    world.store.put('settings', SETTLED_THROUGH, { value: at })
  })
  remindOfSettling(world)
}

function settleMerchant(world: World, subMchid: string, day: string, at: number): void {
  const row = world.store.get('settlements', settlementKey(subMchid, day))
  const off = rulesOf(world).settlement === 'off'
  const amountFen = off ? 0 : settleable(world, subMchid, dayOf(at))
  if (amountFen > 0) remit(world, row ?? newSettlement(subMchid, day), amountFen, at)
  else if (row) {
    world.store.put('settlements', settlementKey(subMchid, day), {
      ...row,
      state: off ? 'off' : 'nothing',
      amount_fen: 0,
    })
  }
}

// Refunds spend the oldest money first, so all that today's payments do not account for is of the days before.
function settleable(world: World, subMchid: string, today: string): number {
  const unsettledFen = balanceOf(world.store, 'merchant', subMchid) - availableOf(world.store, subMchid)
  const row = world.store.get('settlements', settlementKey(subMchid, today))
  return Math.max(0, unsettledFen - (row ? row.paid_fen - row.fee_fen : 0))
}
