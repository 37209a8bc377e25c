import type { Order } from '../storage/order-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import { fingerprintOf } from '../wechat/canonical.ts'
import { checkAuthority, placeRefund } from '../wechat/create-refund.ts'
import type { RefundRequest } from '../wechat/refund-fields.ts'
import type { World } from '../world.ts'
import { BOTH_SIGN_TYPES, numberOf, textOf, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkAppids } from './check-appids.ts'
import { AMOUNT, COMMON_FIELDS, NOTIFY_URL, ORDER_NUMBER, TRANSACTION_ID } from './common-fields.ts'
import { contentOf } from './content.ts'
import type { V2Fields } from './fields.ts'

export const REFUND_NUMBER = { type: 'text', label: '商户退款单号', max: 64, pattern: /^[0-9A-Za-z_\-|*@]+$/ } as const

const FUNDS: Readonly<Record<string, RefundRequest['funds_account']>> = {
  REFUND_SOURCE_UNSETTLED_FUNDS: 'UNSETTLED',
  REFUND_SOURCE_RECHARGE_FUNDS: 'AVAILABLE',
}

const FIELDS: V2Fields = {
  ...COMMON_FIELDS,
  transaction_id: TRANSACTION_ID,
  out_trade_no: ORDER_NUMBER,
  out_refund_no: { ...REFUND_NUMBER, required: true },
  total_fee: { ...AMOUNT, label: '订单金额', required: true },
  refund_fee: { ...AMOUNT, label: '退款金额', required: true },
  refund_fee_type: { type: 'choice', label: '退款货币种类', of: ['CNY'] },
  refund_desc: { type: 'text', label: '退款原因', max: 80 },
  refund_account: {
    type: 'choice',
    label: '退款资金来源',
    of: Object.keys(FUNDS),
  },
  notify_url: NOTIFY_URL,
}

/** Official page jsapi_sl chapter 9_4; under the SP's certificate. */
export const CREATE_REFUND: V2Route = {
  path: '/secapi/pay/refund',
  endpoint: 'v2-refund',
  fields: FIELDS,
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'out_refund_no',
  refusal: 'balanceShort',
  act: createRefund,
}

function createRefund(world: World, call: V2Call): V2Answer {
  checkAppids(world, call)
  checkAuthority(world, call.merchant)
  const origin = { fingerprint: fingerprintOf(contentOf(call.fields)), asked_by: 'v2' } as const
  const { refund, order } = placeRefund(world, call.merchant, requestOf(call), origin)
  return { fields: render(refund, order) }
}

function requestOf(call: V2Call): RefundRequest {
  const [transactionId, outTradeNo] = [textOf(call, 'transaction_id'), textOf(call, 'out_trade_no')]
  const [reason, notifyUrl] = [textOf(call, 'refund_desc'), textOf(call, 'notify_url')]
  const funds = FUNDS[textOf(call, 'refund_account') ?? '']
  return {
    sub_mchid: call.merchant.sub_mchid,
    out_refund_no: textOf(call, 'out_refund_no') ?? '',
    amount: { refund: numberOf(call, 'refund_fee') ?? 0, total: numberOf(call, 'total_fee') ?? 0 },
    ...(transactionId === undefined ? {} : { transaction_id: transactionId }),
    ...(outTradeNo === undefined ? {} : { out_trade_no: outTradeNo }),
    ...(reason === undefined ? {} : { reason }),
    ...(notifyUrl === undefined ? {} : { notify_url: notifyUrl }),
    ...(funds === undefined ? {} : { funds_account: funds }),
  }
}

function render(refund: Refund, order: Order): Record<string, string | number> {
  return {
    transaction_id: order.transaction_id ?? '',
    out_trade_no: order.out_trade_no,
    out_refund_no: refund.out_refund_no,
    refund_id: refund.refund_id,
    refund_channel: '',
    refund_fee: refund.amount_fen,
    coupon_refund_fee: 0,
    total_fee: order.amount_fen,
    cash_fee: order.amount_fen,
    coupon_refund_count: 0,
    cash_refund_fee: refund.amount_fen,
  }
}
