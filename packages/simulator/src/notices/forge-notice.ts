import { randomUUID } from 'node:crypto'
import type { Notice } from '../storage/notice-rows.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Provider } from '../storage/provider-rows.ts'
import { noticeKind, platformKey, signatureHeaders } from '../wechat/platform-signature.ts'
import { renderOrder } from '../wechat/render-order.ts'
import { strangersKey } from '../wechat/strangers-key.ts'
import type { World } from '../world.ts'
import { noticeHeaders } from './deliver-notice.ts'
import { sealNotice } from './seal-notice.ts'
import { type Sent, send } from './send.ts'
import { v2PaymentContent } from './v2-content.ts'
import { V2_NOTICE_HEADERS, writeV2Notice } from './v2-notice.ts'

// Nobody's number.
const STRANGER = '1999999999'
const NOBODYS_SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1'
const STALE_MS = 10 * 60_000

export const FORGERIES = ['wrong_key', 'stale', 'wrong_merchant', 'wrong_amount', 'tampered', 'unknown_serial'] as const
export type Forgery = (typeof FORGERIES)[number]

/** What went out, and what the receiver made of it. */
export type Forged = { readonly sent: Sent; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** WeChat's own probe: everything right but the signature, which must be found wrong. */
export async function sendSigntest(world: World, provider: Provider, url: string): Promise<Forged> {
  const notice = { id: randomUUID(), event_type: 'TRANSACTION.SUCCESS', resource: probe(provider) } as const
  const body = sealNotice({ ...notice, created_at: world.clock.now() }, provider)
  return post(url, await noticeHeaders(world, provider, notice.id, body, true), body)
}

/** A notice that an honest receiver refuses, or keeps as a disagreement; each wrong in one way only. */
export async function sendForgery(
  world: World,
  provider: Provider,
  url: string,
  kind: Forgery,
  order: Order | null,
): Promise<Forged> {
  const id = randomUUID()
  const now = world.clock.now()
  if (order?.v2_sign_type) {
    const resource = v2PaymentContent(world, paidOrder(order, now))
    const notice = { v2: { sign_type: order.v2_sign_type }, resource }
    return post(url, V2_NOTICE_HEADERS, writeForgedV2(notice, provider, kind))
  }
  const resource = forgedResource(kind, order === null ? probe(provider) : paidForm(order, now))
  const body = sealNotice({ id, event_type: 'TRANSACTION.SUCCESS', resource, created_at: now }, provider)
  const headers = await noticeHeaders(world, provider, id, body)
  if (kind === 'tampered') return post(url, headers, body.replace('支付成功', '支付失败'))
  if (kind === 'unknown_serial') return post(url, { ...headers, 'Wechatpay-Serial': NOBODYS_SERIAL }, body)
  if (kind !== 'wrong_key' && kind !== 'stale') return post(url, headers, body)
  const key = platformKey(world, provider, noticeKind(provider, id))
  const signer = kind === 'wrong_key' ? { ...key, private_key_pem: await strangersKey() } : key
  const signature = await signatureHeaders(body, signer, kind === 'stale' ? now - STALE_MS : now)
  return post(url, { ...headers, ...signature }, body)
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<Forged> {
  return { sent: await send(url, headers, body), headers, body }
}

function forgedResource(kind: Forgery, resource: Record<string, unknown>): Record<string, unknown> {
  const amount = resource.amount as { total: number; payer_total: number }
  if (kind === 'wrong_merchant') return { ...resource, sub_mchid: STRANGER }
  if (kind === 'wrong_amount') {
    return { ...resource, amount: { ...amount, total: amount.total + 1, payer_total: amount.payer_total + 1 } }
  }
  return resource
}

// APIv2 has no time in its notices; that a stale one is honest there is WeChat's own weakness.
function writeForgedV2(notice: Pick<Notice, 'v2' | 'resource'>, provider: Provider, kind: Forgery): string {
  const resource = { ...notice.resource }
  if (kind === 'wrong_merchant') resource.sub_mch_id = STRANGER
  if (kind === 'wrong_amount') resource.total_fee = Number(resource.total_fee) + 1
  const signer = kind === 'wrong_key' ? { ...provider, api_v2_key: STRANGER.padEnd(32, '0') } : provider
  const written = writeV2Notice({ ...notice, resource }, signer)
  // Changed behind the sign: the attached words of the merchant, which no reader may believe then.
  return kind === 'tampered' ? written.replace('</xml>', '<attach><![CDATA[tampered]]></attach></xml>') : written
}

function paidForm(order: Order, now: number): Record<string, unknown> {
  return renderOrder(paidOrder(order, now))
}

function paidOrder(order: Order, now: number): Order {
  if (order.payer) return order
  return {
    ...order,
    state: 'SUCCESS',
    payer: randomUUID(),
    paid_at: now,
    transaction_id: '4200000000000000000000000000',
  }
}

function probe(provider: Provider): Record<string, unknown> {
  return {
    sp_mchid: provider.mchid,
    sub_mchid: provider.mchid,
    out_trade_no: `signtest_${randomUUID().slice(0, 8)}`,
    transaction_id: '4200000000000000000000000000',
    trade_state: 'SUCCESS',
    amount: { total: 1, payer_total: 1, currency: 'CNY', payer_currency: 'CNY' },
  }
}
