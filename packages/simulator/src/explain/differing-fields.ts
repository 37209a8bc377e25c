import type { Order } from '../storage/order-rows.ts'
import type { OrderRequest } from '../wechat/order-fields.ts'

type Pair = readonly [field: string, was: unknown, is: unknown]

/** Which fields of an order asked for again differ from the first time, of those that are kept of it. */
export function differingFields(before: Order, request: OrderRequest): string {
  return named([
    ['sub_mchid', before.sub_mchid, request.sub_mchid],
    ['sp_appid', before.sp_appid, request.sp_appid],
    ['sub_appid', before.sub_appid, request.sub_appid ?? null],
    ['amount', before.amount_fen, request.amount.total],
    ['description', before.description, request.description],
    ['attach', before.attach, request.attach ?? null],
    ['notify_url', before.notify_url, request.notify_url],
    ['sp_openid', before.asked_sp_openid, request.payer?.sp_openid ?? null],
    ['sub_openid', before.asked_sub_openid, request.payer?.sub_openid ?? null],
  ])
}

/** The same of a code payment, whose order is drawn up before it is compared. */
export function differingCodeFields(before: Order, asked: Order): string {
  return named([
    ['sub_mchid', before.sub_mchid, asked.sub_mchid],
    ['sp_appid', before.sp_appid, asked.sp_appid],
    ['sub_appid', before.sub_appid, asked.sub_appid],
    ['amount', before.amount_fen, asked.amount_fen],
    ['description', before.description, asked.description],
    ['attach', before.attach, asked.attach],
  ])
}

function named(pairs: readonly Pair[]): string {
  const differing = pairs.filter(([, was, is]) => was !== is).map(([field, was, is]) => `${field} (${was} → ${is})`)
  return differing.join(', ') || '某个字段 (one of the other fields)'
}
