import { refundKey, type World } from '../world.ts'
import { type Answer, type Call, readQuery } from './call.ts'
import { checkPartner } from './check-partner.ts'
import { REFUND_QUERY_FIELDS } from './refund-fields.ts'
import { refuse } from './refusals.ts'
import { renderRefund } from './render-refund.ts'

export function queryRefund(world: World, call: Call): Answer {
  const { sub_mchid: subMchid } = readQuery<{ sub_mchid?: string }>(call.query, REFUND_QUERY_FIELDS)
  if (subMchid === undefined) throw refuse('subMchidMissing')
  checkPartner(world, call, { sp_mchid: call.provider.mchid, sub_mchid: subMchid })
  const refund = world.store.get('refunds', refundKey(call.provider.mchid, call.number))
  const order = refund && world.store.get('orders', refund.order)
  if (!refund || !order) throw refuse('refundUnknown')
  if (refund.sub_mchid !== subMchid) throw refuse('orderOfOtherMerchant', `the refund is of ${refund.sub_mchid}`)
  return { status: 200, body: renderRefund(refund, order) }
}
