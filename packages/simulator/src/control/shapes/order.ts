import { about, FEN, FLAG, listOf, named, oneOf, orNull, record, TEXT, TIME } from '../schemas.ts'
import { EXPLANATION } from './request.ts'

const TRADE_TYPE = oneOf('JSAPI', 'NATIVE', 'APP', 'MWEB', 'MICROPAY')
export const ORDER_STATE = oneOf('NOTPAY', 'USERPAYING', 'SUCCESS', 'REFUND', 'CLOSED', 'REVOKED', 'PAYERROR')
const REFUND_STATUS = oneOf('PROCESSING', 'SUCCESS', 'ABNORMAL', 'CLOSED')
export const REFUND_END = oneOf('SUCCESS', 'ABNORMAL', 'CLOSED')

const FOLLOW_OFFER = named(
  'FollowOffer',
  record({
    offered: FLAG,
    appid: orNull(TEXT),
    followed: FLAG,
    why_not: about(
      orNull(oneOf('RULE_OFF', 'NO_ACCOUNT', 'APP_PAYMENT', 'AMOUNT_TOO_SMALL', 'FOLLOWS_ALREADY')),
      'AMOUNT_TOO_SMALL：付款码以外 500 分及以下',
      'AMOUNT_TOO_SMALL: 500 fen or less, other than by code',
    ),
  }),
)

const LINKS = { 'code_url?': TEXT, 'h5_url?': TEXT, 'prepay_id?': TEXT }
const ORDER_FIELDS = {
  sp_mchid: TEXT,
  sub_mchid: TEXT,
  merchant_name: TEXT,
  out_trade_no: TEXT,
  transaction_id: orNull(TEXT),
  trade_type: TRADE_TYPE,
  state: ORDER_STATE,
  amount_fen: FEN,
  fee_fen: FEN,
  description: TEXT,
  sp_appid: TEXT,
  sub_appid: orNull(TEXT),
  payer: orNull(TEXT),
  combination: about(orNull(TEXT), '所属合单的单号', 'the number of the combined order that it is a part of'),
  created_at: TIME,
  expires_at: TIME,
  paid_at: orNull(TIME),
  reversed_at: orNull(TIME),
  follow: orNull(FOLLOW_OFFER),
  ...LINKS,
}

export const REFUND = named(
  'Refund',
  record({
    sp_mchid: TEXT,
    out_refund_no: TEXT,
    refund_id: TEXT,
    status: REFUND_STATUS,
    amount_fen: FEN,
    reason: orNull(TEXT),
    asked_by: about(oneOf('v3', 'v2', 'hand'), 'hand：商户平台手工退款', 'hand: on the merchant platform'),
    created_at: TIME,
    success_at: orNull(TIME),
  }),
)
export const HAND_REFUND = named('HandRefund', record({ out_refund_no: TEXT, refund_id: TEXT, status: REFUND_STATUS }))

export const ORDER = named('Order', record(ORDER_FIELDS))
export const ORDER_WITH_REFUNDS = named('OrderWithRefunds', record({ ...ORDER_FIELDS, refunds: listOf(REFUND) }))

const PART = named(
  'Part',
  record({ sub_mchid: TEXT, out_trade_no: TEXT, merchant_name: TEXT, description: TEXT, amount_fen: FEN }),
)
const SCANNED_FIELDS = {
  sp_mchid: TEXT,
  out_trade_no: TEXT,
  merchant_name: TEXT,
  description: TEXT,
  amount_fen: FEN,
  trade_type: TRADE_TYPE,
  state: ORDER_STATE,
  'parts?': about(listOf(PART), '合单的子单', 'the orders of a combined one'),
}
export const SCANNED = named('Scanned', record(SCANNED_FIELDS))

export const CALLED_UP = named(
  'CalledUp',
  record({
    ...SCANNED_FIELDS,
    prepay_id: TEXT,
    gold_plan: about(
      FLAG,
      '付款后由点金计划页取代商户网页',
      "the gold plan's page takes the place of the merchant's page after paying",
    ),
    receipt_url: about(orNull(TEXT), '点金计划页里的商家小票', "the merchant's receipt on that page"),
  }),
)

export const OFFERED = about(
  record({ appid: TEXT, name: TEXT, followed: FLAG }),
  '推荐关注：付款后已按选项关注或未关注',
  'the account that was offered to follow, and whether the payer follows it now',
)

export const PAID = named('Paid', {
  oneOf: [
    record({ result: oneOf('SUCCESS'), transaction_id: TEXT, paid_at: TIME, follow: orNull(OFFERED) }),
    record({ result: oneOf('CANCEL') }),
    record({
      result: oneOf('FAIL'),
      reason: oneOf('WRONG_PASSWORD', 'NOT_ENOUGH', 'OTHER_PAYER', 'BANK_REFUSED'),
      'explanation?': EXPLANATION,
    }),
  ],
})

/** Why a link cannot be paid. */
export const LINK_REFUSALS = {
  404: ['CODE_UNKNOWN'],
  409: ['CODE_EXPIRED', 'ORDER_EXPIRED', 'ORDER_CLOSED', 'ORDER_PAID', 'MODE1_UNSUPPORTED'],
}
