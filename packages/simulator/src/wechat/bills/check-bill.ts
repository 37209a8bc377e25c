import { standingOf } from '../../bills/bill.ts'
import { type Because, why } from '../../explain/because.ts'
import { merchantsOf } from '../../explain/facts.ts'
import { dayOf, isDay } from '../../kit/day.ts'
import { spacedTime } from '../../kit/time.ts'
import type { Merchant } from '../../storage/merchant-rows.ts'
import type { World } from '../../world.ts'
import type { Call } from '../call.ts'
import { refuse } from '../refusals.ts'

export function checkBillDay(world: World, day: string): void {
  if (!isDay(day)) throw refuse('billDayWrong', why('billDayInvalid', { day, form: 'YYYY-MM-DD' }))
  const standing = standingOf(day, world.clock.now())
  if (standing === 'wrong day') throw refuse('billDayWrong', wrongDay(world, day))
  if (standing === 'creating') throw refuse('billCreating', beingMade(world, day))
}

/** A bill is only for the SP of that sub-merchant. */
export function checkBillMerchant(world: World, call: Pick<Call, 'provider'>, subMchid: string): Merchant {
  const merchant = world.store.get('merchants', subMchid)
  const { mchid } = call.provider
  if (!merchant) {
    throw refuse(
      'billMerchantUnknown',
      why('billMerchantUnknown', { named: subMchid, known: merchantsOf(world, mchid) }),
    )
  }
  const { provider: owner } = merchant
  if (owner !== mchid) throw refuse('billNotYours', why('billNotYours', { named: subMchid, owner, mchid }))
  return merchant
}

export function wrongDay(world: World, day: string): Because {
  return why('billDayWrong', { day, today: dayOf(world.clock.now()) })
}

export function beingMade(world: World, day: string): Because {
  return why('billCreating', { day, now: spacedTime(world.clock.now()) })
}
