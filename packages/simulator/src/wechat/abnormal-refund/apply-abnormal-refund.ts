import { why } from '../../explain/because.ts'
import { mendRefund } from '../../refunds/mend-refund.ts'
import type { Mending } from '../../storage/refund-rows.ts'
import { refundKey, type World } from '../../world.ts'
import { type Answer, type Call, readBody } from '../call.ts'
import { fingerprintOf } from '../canonical.ts'
import { checkPartner } from '../check-partner.ts'
import { checkAuthority } from '../create-refund.ts'
import { openField, sealingKey } from '../open-field.ts'
import { checkRefundOwner, refundUnknown, subMchidMissing } from '../query-refund.ts'
import { refuse } from '../refusals.ts'
import { renderRefund } from '../render-refund.ts'
import { ABNORMAL_REFUND_FIELDS, type AbnormalRefundRequest, BANKS, fieldsFor } from './fields.ts'

const CARD_NUMBER = /^\d{10,30}$/
const SHOWN_DIGITS = 4

/** A refund that the payer's bank sent back is mended: to another card of the payer, or to the merchant's own bank. */
export function applyAbnormalRefund(world: World, call: Call): Answer {
  const asked = readBody<AbnormalRefundRequest>(call.body, ABNORMAL_REFUND_FIELDS)
  const request = readBody<AbnormalRefundRequest>(call.body, fieldsFor(asked.type))
  if (request.sub_mchid === undefined) throw subMchidMissing(world, call)
  const named = { sp_mchid: call.provider.mchid, sub_mchid: request.sub_mchid }
  checkAuthority(world, checkPartner(world, call, named))
  const refund = world.store.get('refunds', refundKey(call.provider.mchid, request.out_refund_no))
  const order = refund && world.store.get('orders', refund.order)
  if (!refund || !order || refund.refund_id !== call.number) throw refundUnknown(call, request.out_refund_no)
  checkRefundOwner(refund, request.sub_mchid)
  const mending = mendingOf(world, call, request)
  if (refund.status === 'ABNORMAL') {
    return { status: 200, body: renderRefund(mendRefund(world, refund, mending), order) }
  }
  // The caller may not have heard the first answer.
  if (refund.mending?.fingerprint === mending.fingerprint) return { status: 200, body: renderRefund(refund, order) }
  throw refuse('refundNotAbnormal', why('refundNotAbnormal', { number: refund.out_refund_no, state: refund.status }))
}

function mendingOf(world: World, call: Call, request: AbnormalRefundRequest): Mending {
  if (request.type === 'MERCHANT_BANK_CARD') {
    return { to: request.type, account: '商户结算银行账户', fingerprint: fingerprintOf([request.type]) }
  }
  const key = sealingKey(world, call)
  const account = openField(key, 'bank_account', request.bank_account ?? '')
  const name = openField(key, 'real_name', request.real_name ?? '')
  if (!CARD_NUMBER.test(account)) throw refuse('cardNumberWrong', why('cardNumberWrong'))
  return {
    to: request.type,
    account: `${BANKS[request.bank_type ?? '']}借记卡${account.slice(-SHOWN_DIGITS)}`,
    // Sealed text differs each time, so what is compared is what it says; of it only the digest is kept.
    fingerprint: fingerprintOf([request.type, request.bank_type, account, name]),
  }
}
