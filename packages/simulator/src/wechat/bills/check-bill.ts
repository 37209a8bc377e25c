import { standingOf } from '../../bills/bill.ts'
import { isDay } from '../../kit/day.ts'
import type { Merchant } from '../../storage/merchant-rows.ts'
import type { World } from '../../world.ts'
import type { Call } from '../call.ts'
import { refuse } from '../refusals.ts'

export function checkBillDay(world: World, day: string): void {
  if (!isDay(day)) throw refuse('billDayWrong', `${day} is no day of the calendar`)
  const standing = standingOf(day, world.clock.now())
  if (standing === 'wrong day') throw refuse('billDayWrong', 'bills are of the last three months, and never of today')
  if (standing === 'creating') throw refuse('billCreating', 'from 10:00 of the next day on, Shanghai time')
}

/** A bill is only for the SP of that sub-merchant. */
export function checkBillMerchant(world: World, call: Pick<Call, 'provider'>, subMchid: string): Merchant {
  const merchant = world.store.get('merchants', subMchid)
  if (!merchant) throw refuse('billMerchantUnknown', `no sub-merchant has the number ${subMchid}`)
  if (merchant.provider !== call.provider.mchid)
    throw refuse('billNotYours', `${subMchid} belongs to ${merchant.provider}`)
  return merchant
}
