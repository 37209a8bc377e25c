import { isGranted } from '../agreements/agreement.ts'
import { type ChargeRefusal, chargeCode } from '../codes/charge-code.ts'
import { newCodeOrder } from '../codes/new-code-order.ts'
import { type Because, why } from '../explain/because.ts'
import { whyNotCharged } from '../explain/code-reasons.ts'
import type { Order } from '../storage/order-rows.ts'
import { fingerprintOf } from '../wechat/canonical.ts'
import { CHARGE_REFUSALS } from '../wechat/codepay/refusal-names.ts'
import { refuse } from '../wechat/refusals.ts'
import type { World } from '../world.ts'
import { BOTH_SIGN_TYPES, numberOf, textOf, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkAppids } from './check-appids.ts'
import { contentOf } from './content.ts'
import { refuseDeed } from './refusals.ts'
import { renderPaid } from './render-order.ts'
import { parseCompactTime } from './time.ts'
import { noMoment } from './unified-order.ts'
import { ORDER_FIELDS } from './unified-order-fields.ts'

/** Official page 4011941293. */
export const MICROPAY: V2Route = {
  path: '/pay/micropay',
  endpoint: 'v2-micropay',
  fields: {
    ...ORDER_FIELDS,
    auth_code: { type: 'text', label: '授权码', max: 128, required: true },
    deposit: { type: 'choice', label: '是否押金支付', of: ['Y', 'N'] },
  },
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'out_trade_no',
  refusal: 'collectingLimited',
  act: micropay,
}

function micropay(world: World, call: V2Call): V2Answer {
  checkAppids(world, call)
  if (!isGranted(world, call.merchant, 'codepay')) {
    throw refuseDeed('codepayClosed', why('codepayNotGranted', { sub_mchid: call.merchant.sub_mchid }))
  }
  if (textOf(call, 'deposit') === 'Y') throw refuseDeed('codepayClosed', why('depositNotOpen'))
  const order = draft(world, call)
  const code = textOf(call, 'auth_code') ?? ''
  const charged = chargeCode(world, order, code)
  if (typeof charged === 'string') throw refusalOf(charged, whyNotCharged(world, charged, order, code))
  if (charged.state === 'USERPAYING') throw refuseDeed('userPaying', why('userPaying'))
  return { fields: renderPaid(world, charged) }
}

function refusalOf(refusal: ChargeRefusal, because: Because): Error {
  if (refusal === 'BUYER_MISMATCH') return refuseDeed('buyerMismatch', because)
  // APIv2 has no word of its own for other parameters.
  return refuse(refusal === 'REENTRY_DIFFERS' ? 'outTradeNoUsed' : CHARGE_REFUSALS[refusal], because)
}

function draft(world: World, call: V2Call): Order {
  const text = (name: string) => textOf(call, name)
  const now = world.clock.now()
  const expires = text('time_expire')
  const expiresAt = expires === undefined ? undefined : parseCompactTime(expires)
  if (expiresAt === null) throw noMoment('time_expire', expires ?? '')
  const facts = {
    sp_mchid: call.provider.mchid,
    sub_mchid: call.merchant.sub_mchid,
    out_trade_no: text('out_trade_no') ?? '',
    amount_fen: numberOf(call, 'total_fee') ?? 0,
    description: text('body') ?? '',
    sp_appid: text('appid') ?? '',
    sub_appid: text('sub_appid') ?? null,
    attach: text('attach') ?? null,
    device_id: text('device_info') ?? null,
    fingerprint: fingerprintOf(contentOf(call.fields)),
    v2_sign_type: call.signType,
  }
  return newCodeOrder(facts, now, expiresAt)
}
