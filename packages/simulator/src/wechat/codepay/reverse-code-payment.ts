import { reverseOrder } from '../../codes/reverse-order.ts'
import { whyNotReversed } from '../../explain/code-reasons.ts'
import { orderKey, type World } from '../../world.ts'
import { type Answer, type Call, readBody } from '../call.ts'
import { checkPartner } from '../check-partner.ts'
import { checkAppids } from '../check-payable.ts'
import { namedOrder } from '../named-order.ts'
import { refuse } from '../refusals.ts'
import { REVERSE_FIELDS, type ReverseRequest } from './fields.ts'
import { REVERSE_REFUSALS } from './refusal-names.ts'

/** Answers the identity that was sent and the number (撤销, docs/partner/apis/partner-code-payment-v3). */
export function reverseCodePayment(world: World, call: Call): Answer {
  const request = readBody<ReverseRequest>(call.body, REVERSE_FIELDS)
  const merchant = checkPartner(world, call, request)
  const { sp_appid: spAppid = call.provider.appids[0] ?? '', ...rest } = request
  checkAppids(world, call, { ...rest, sp_appid: spAppid }, merchant)
  const found = world.store.get('orders', orderKey(request.sp_mchid, call.number))
  const order = namedOrder(found, { mchid: request.sp_mchid, sub_mchid: request.sub_mchid, number: call.number })
  const reversed = reverseOrder(world, order)
  if (typeof reversed === 'string') throw refuse(REVERSE_REFUSALS[reversed], whyNotReversed(world, reversed, order))
  return { status: 200, body: { ...request, out_trade_no: order.out_trade_no } }
}
