import type { Transaction } from '../transaction.ts'
import { type Coupon, join, readCoupons, type WithCoupons } from './coupons.ts'
import { beijingTime, type Field, filled, optional, type Reader, readerOf, whole, wordOf } from './values.ts'

export type V2TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR'

/** What was paid, as answers and notices tell it. Amounts in fen, times RFC 3339. `total_fee` was ordered, `cash_fee` came of the payer. */
export type V2Paid = {
  readonly openid: string
  readonly is_subscribe?: 'Y' | 'N'
  /** Only when the order named a `sub_appid`. */
  readonly sub_openid?: string
  readonly sub_is_subscribe?: 'Y' | 'N'
  /** JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY; open, because WeChat adds to it. */
  readonly trade_type: string
  readonly bank_type: string
  readonly total_fee: number
  /** Without coupons that WeChat does not settle. */
  readonly settlement_total_fee?: number
  readonly fee_type?: string
  readonly cash_fee: number
  readonly cash_fee_type?: string
  readonly coupon_fee?: number
  readonly coupons?: readonly Coupon[]
  readonly transaction_id: string
  readonly out_trade_no: string
  readonly attach?: string
  readonly device_info?: string
  readonly time_end: string
  /** JSON, as WeChat wrote it. */
  readonly promotion_detail?: string
}

/** To whom a message speaks. In notices and queries these are to be compared with one's own books. */
export type V2Told = {
  readonly appid: string
  readonly mch_id: string
  readonly sub_appid?: string
  readonly sub_mch_id: string
}

export type V2CodePaid = V2Told & V2Paid

/** An order as a query tells it. One that is not paid lacks most. */
export type V2Order = V2Told &
  Partial<V2Paid> & {
    readonly out_trade_no: string
    readonly trade_state: V2TradeState
    readonly trade_state_desc?: string
  }

type FieldsOf<T> = { readonly [K in keyof T & string]-?: Field<T[K]> }

const told: FieldsOf<V2Told> = { appid: filled, mch_id: filled, sub_appid: optional(filled), sub_mch_id: filled }

const yesOrNo = optional(wordOf('Y', 'N'))

const paid: FieldsOf<Omit<V2Paid, 'coupons'>> = {
  openid: filled,
  is_subscribe: yesOrNo,
  sub_openid: optional(filled),
  sub_is_subscribe: yesOrNo,
  trade_type: filled,
  bank_type: filled,
  total_fee: whole,
  settlement_total_fee: optional(whole),
  fee_type: optional(filled),
  cash_fee: whole,
  cash_fee_type: optional(filled),
  coupon_fee: optional(whole),
  transaction_id: filled,
  out_trade_no: filled,
  attach: optional(filled),
  device_info: optional(filled),
  time_end: beijingTime,
  promotion_detail: optional(filled),
}

const states = wordOf<V2TradeState>('SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR')

const unpaid: FieldsOf<Omit<V2Order, 'coupons'>> = {
  ...told,
  ...(Object.fromEntries(
    Object.entries(paid).map(([name, field]) => [name, optional(field as Field<unknown>)]),
  ) as FieldsOf<Partial<Omit<V2Paid, 'coupons'>>>),
  out_trade_no: filled,
  trade_state: states,
  trade_state_desc: optional(filled),
}

/** A payment that was made: the answer to a code payment, and a payment notice. */
export const readPaid: Reader<V2CodePaid> = withCoupons(readerOf<Omit<V2CodePaid, 'coupons'>>({ ...told, ...paid }))

const readPaidOrder = withCoupons(
  readerOf<Omit<V2Order, 'coupons'>>({ ...unpaid, ...paid, trade_state: states, trade_state_desc: optional(filled) }),
)
const readOtherOrder = withCoupons(readerOf<Omit<V2Order, 'coupons'>>(unpaid))

/** An order in any state; one that is paid carries all that is needed to book it. */
export const readOrder: Reader<V2Order> = (message) => {
  return message.fields.get('trade_state') === 'SUCCESS' ? readPaidOrder(message) : readOtherOrder(message)
}

function withCoupons<T extends object>(read: Reader<T>): Reader<T & WithCoupons> {
  return (message) => join(read(message), readCoupons(message.fields))
}

/** The same payment in the words of v3, so that a program need know one kind. */
export function toTransaction(order: V2Order): Transaction {
  const { total_fee, cash_fee, fee_type = 'CNY', cash_fee_type = fee_type } = order
  return {
    sp_appid: order.appid,
    sp_mchid: order.mch_id,
    ...present('sub_appid', order.sub_appid),
    sub_mchid: order.sub_mch_id,
    out_trade_no: order.out_trade_no,
    ...present('transaction_id', order.transaction_id),
    ...present('trade_type', order.trade_type),
    trade_state: order.trade_state,
    trade_state_desc: order.trade_state_desc ?? '',
    ...present('bank_type', order.bank_type),
    ...present('attach', order.attach),
    ...present('success_time', order.time_end),
    ...(order.openid === undefined
      ? {}
      : { payer: { sp_openid: order.openid, ...present('sub_openid', order.sub_openid) } }),
    ...(total_fee === undefined
      ? {}
      : {
          amount: {
            total: total_fee,
            ...present('payer_total', cash_fee),
            currency: fee_type,
            payer_currency: cash_fee_type,
          },
        }),
    ...(order.device_info === undefined ? {} : { scene_info: { device_id: order.device_info } }),
  }
}

function present<K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: V }
}
