import { chargeCode } from '../../codes/charge-code.ts'
import { newCodeOrder } from '../../codes/new-code-order.ts'
import { whyNotCharged } from '../../explain/code-reasons.ts'
import type { Order } from '../../storage/order-rows.ts'
import type { World } from '../../world.ts'
import { type Answer, type Call, readBody } from '../call.ts'
import { fingerprintOf } from '../canonical.ts'
import { checkPartner } from '../check-partner.ts'
import { checkAppids, checkProduct } from '../check-payable.ts'
import { refuse } from '../refusals.ts'
import { renderOrder } from '../render-order.ts'
import { CODEPAY_FIELDS, type CodepayRequest } from './fields.ts'
import { CHARGE_REFUSALS } from './refusal-names.ts'

/** The answer is the result: 200 with a paid order, or 202 with one that waits for the payer's password. */
export function payByCode(world: World, call: Call): Answer {
  const request = readBody<CodepayRequest>(call.body, CODEPAY_FIELDS)
  const merchant = checkPartner(world, call, request)
  checkAppids(world, call, request, merchant)
  checkProduct(world, 'codepay', merchant)
  const order = draft(request, fingerprintOf(call.body), world.clock.now())
  const charged = chargeCode(world, order, request.payer.auth_code)
  if (typeof charged === 'string') {
    throw refuse(CHARGE_REFUSALS[charged], whyNotCharged(world, charged, order, request.payer.auth_code))
  }
  return { status: charged.state === 'USERPAYING' ? 202 : 200, body: renderOrder(charged) }
}

function draft(request: CodepayRequest, fingerprint: string, now: number): Order {
  const facts = {
    sp_mchid: request.sp_mchid,
    sub_mchid: request.sub_mchid,
    out_trade_no: request.out_trade_no,
    amount_fen: request.amount.total,
    description: request.description,
    sp_appid: request.sp_appid,
    sub_appid: request.sub_appid ?? null,
    attach: request.attach ?? null,
    device_id: request.scene_info.device_id ?? null,
    fingerprint,
    v2_sign_type: null,
  }
  return newCodeOrder(facts, now)
}
