import { explain } from '../explain/because.ts'
import { ControlError } from '../kit/control-error.ts'
import { randomDigits } from '../kit/random-text.ts'
import { Refusal } from '../kit/refusal.ts'
import { compactTime } from '../kit/time.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import { placeRefund } from '../wechat/create-refund.ts'
import { orderKey, type World } from '../world.ts'
import type { Control } from './control.ts'
import { findMerchant } from './merchants.ts'
import { operation } from './operation.ts'
import { body, integer, NUMBER_TEXT } from './schemas.ts'
import { HAND_REFUND } from './shapes/order.ts'

const LONGEST_REASON = 80
const NUMBER_DIGITS = 12

const REFUND_REFUSALS = [
  'INVALID_REQUEST',
  'MCH_NOT_EXISTS',
  'NOT_ENOUGH',
  'NO_AUTH',
  'PARAM_ERROR',
  'RESOURCE_NOT_EXISTS',
  'USER_ACCOUNT_ABNORMAL',
]

type HandRefund = { out_trade_no?: string; transaction_id?: string; amount_fen: number; reason?: string }

/** The sub-merchant's own merchant platform: there it refunds at once, whatever its SP may do (M24). */
export function addHandRefundRoutes({ app, world }: Control): void {
  app.post<{ Params: { sub_mchid: string }; Body: HandRefund }>(
    '/_control/merchants/:sub_mchid/refunds',
    operation({
      id: 'merchants.refund',
      group: 'merchants',
      zh: '子商户在商户平台自行退款',
      en: 'The sub-merchant refunds on its own merchant platform, whatever its SP may do',
      more: {
        zh: 'out_trade_no 与 transaction_id 二选一。拒绝时为 409，code 同 APIv3。',
        en: 'Either `out_trade_no` or `transaction_id`. A refusal is 409 with the code of APIv3.',
      },
      body: body({
        'out_trade_no?': NUMBER_TEXT,
        'transaction_id?': NUMBER_TEXT,
        amount_fen: integer(1, Number.MAX_SAFE_INTEGER),
        'reason?': { type: 'string', minLength: 1, maxLength: LONGEST_REASON },
      }),
      answer: HAND_REFUND,
      refusals: { 404: ['NOT_FOUND'], 409: REFUND_REFUSALS },
    }),
    async ({ params, body: asked }) => {
      const refund = refundByHand(world, findMerchant(world, params.sub_mchid), asked)
      await world.store.durable()
      return { out_refund_no: refund.out_refund_no, refund_id: refund.refund_id, status: refund.status }
    },
  )
}

function refundByHand(world: World, merchant: Merchant, asked: HandRefund): Refund {
  const { out_trade_no, transaction_id, amount_fen, reason } = asked
  const key = transaction_id === undefined ? undefined : world.store.get('transactions', transaction_id)?.order
  const order = world.store.get('orders', key ?? orderKey(merchant.provider, out_trade_no ?? ''))
  const request = {
    sub_mchid: merchant.sub_mchid,
    out_refund_no: `${compactTime(world.clock.now())}${randomDigits(NUMBER_DIGITS)}`,
    amount: { refund: amount_fen, total: order?.amount_fen ?? 0 },
    ...(out_trade_no === undefined ? {} : { out_trade_no }),
    ...(transaction_id === undefined ? {} : { transaction_id }),
    ...(reason === undefined ? {} : { reason }),
  }
  try {
    return placeRefund(world, merchant, request, { fingerprint: '', asked_by: 'hand' }).refund
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message, because } = error.facts
    throw new ControlError(409, code, message, explain(because).why_en, because)
  }
}
