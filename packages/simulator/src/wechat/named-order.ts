import { why } from '../explain/because.ts'
import type { Order } from '../storage/order-rows.ts'
import { refuse } from './refusals.ts'

type Named = { readonly mchid: string; readonly sub_mchid: string; readonly number: string }

/** The order, if it is there, ordinary, and of the sub-merchant named: parts have interfaces of their own (Q27). */
export function namedOrder(found: Order | undefined, { mchid, sub_mchid, number }: Named): Order {
  if (!found) throw refuse('orderUnknown', why('orderUnknown', { mchid, number }))
  checkOrdinary(found)
  checkOrderOwner(found, sub_mchid)
  return found
}

export function checkOrdinary({ combination, out_trade_no: number }: Order): void {
  if (combination === null) return
  const [, combined = ''] = combination.split(' ')
  throw refuse('orderUnknown', why('partByOwnInterface', { number, combination: combined }))
}

export function checkOrderOwner({ out_trade_no: number, sub_mchid: owner }: Order, named: string): void {
  if (owner !== named) throw refuse('orderOfOtherMerchant', why('orderOfOtherMerchant', { number, owner, named }))
}
