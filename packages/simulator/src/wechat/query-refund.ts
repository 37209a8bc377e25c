import { why } from '../explain/because.ts'
import { merchantsOf } from '../explain/facts.ts'
import type { Refund } from '../storage/refund-rows.ts'
import { refundKey, type World } from '../world.ts'
import { type Answer, type Call, readQuery } from './call.ts'
import { checkPartner } from './check-partner.ts'
import { REFUND_QUERY_FIELDS } from './refund-fields.ts'
import { refuse } from './refusals.ts'
import { renderRefund } from './render-refund.ts'

export function queryRefund(world: World, call: Call): Answer {
  const { sub_mchid: subMchid } = readQuery<{ sub_mchid?: string }>(call.query, REFUND_QUERY_FIELDS)
  if (subMchid === undefined) throw subMchidMissing(world, call)
  checkPartner(world, call, { sp_mchid: call.provider.mchid, sub_mchid: subMchid })
  const refund = world.store.get('refunds', refundKey(call.provider.mchid, call.number))
  const order = refund && world.store.get('orders', refund.order)
  if (!refund || !order) throw refundUnknown(call, call.number)
  checkRefundOwner(refund, subMchid)
  return { status: 200, body: renderRefund(refund, order) }
}

export function subMchidMissing(world: World, { provider }: Pick<Call, 'provider'>): Error {
  return refuse('subMchidMissing', why('subMchidMissing', { known: merchantsOf(world, provider.mchid) }))
}

export function refundUnknown({ provider }: Pick<Call, 'provider'>, number: string): Error {
  return refuse('refundUnknown', why('refundUnknown', { mchid: provider.mchid, number }))
}

export function checkRefundOwner({ out_refund_no: number, sub_mchid: owner }: Refund, named: string): void {
  if (owner !== named) throw refuse('orderOfOtherMerchant', why('refundOfOtherMerchant', { number, owner, named }))
}
