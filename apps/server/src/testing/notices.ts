import type { TestContext } from 'node:test'
import { makePublicKey, sealResource, signedHeaders, type WechatKey } from '@teyue/wechatpay/testing/wechat'
import type pg from 'pg'
import type { Context } from '../context.ts'
import { findNotice } from '../features/notices/find-notice.ts'
import { noticeJobs } from '../features/notices/jobs.ts'
import { receiveNotice } from '../features/notices/receive-notice.ts'
import { createPayment } from '../features/payments/create-payment.ts'
import type { Payment } from '../features/payments/payment.ts'
import type { PlatformKey } from '../features/providers/account.ts'
import { findAccount } from '../features/providers/get-account.ts'
import { storePlatformKeys } from '../features/providers/store-platform-keys.ts'
import { testPlatform } from './context.ts'
import { apiV3KeyOfShops, givenShop, requestOf, type Shop } from './shop.ts'

export const keySerial = 'PUB_KEY_ID_1'

/** A shop whose WeChat signs by a key that it knows, and a payment that nobody has spoken of. */
export async function givenNotified(t: TestContext) {
  const { ctx, owner }: { ctx: Context; owner: pg.Pool } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const key = makePublicKey(keySerial)
  await trustKey(ctx, shop, key, 'public_key')
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const send = (body: Buffer, headers = signedHeaders(key, body, ctx.now())) => deliverNotice(ctx, shop, body, headers)
  return { ctx, owner, shop, key, payment, send }
}

export async function trustKey(
  ctx: Context,
  shop: Shop,
  { serial, pem }: WechatKey,
  kind: PlatformKey['kind'],
): Promise<void> {
  await storePlatformKeys(ctx, shop.providerId, shop.accountId, [{ serial, pem, kind, expiresAt: null }])
}

/** As the route does it: the account by its id alone, its client, the raw bytes. */
export async function deliverNotice(ctx: Context, { accountId }: Shop, body: Buffer, headers: Record<string, string>) {
  const account = (await findAccount(ctx, accountId))!
  const url = `${ctx.publicUrl}/notify/wechat/${accountId}`
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return receiveNotice(ctx, account, await ctx.wechat.of(account), { url, headers: lower, body })
}

/** As the job does it. */
export async function applyNotice(ctx: Context, { owner }: Shop, noticeId: string): Promise<void> {
  await noticeJobs['notices.apply'](ctx, { ...owner, noticeId })
}

export async function noticeState(ctx: Context, { owner }: Shop, noticeId: string): Promise<string | undefined> {
  return (await findNotice(ctx, { ...owner, noticeId }))?.state
}

/** WeChat’s notice that it was paid, before it is signed. */
export function paidNotice(id: string, { identity, ...payment }: Payment, changes: object = {}): Buffer {
  return sealedNotice(id, 'transaction', {
    sp_appid: identity.spAppid,
    sp_mchid: identity.spMchid,
    sub_mchid: identity.subMchid,
    out_trade_no: payment.id,
    transaction_id: '4200000001',
    trade_type: 'NATIVE',
    trade_state: 'SUCCESS',
    trade_state_desc: '支付成功',
    bank_type: 'OTHERS',
    success_time: '2026-11-23T12:00:00+08:00',
    payer: { sp_openid: 'oSecretOpenid' },
    amount: { total: payment.amount, payer_total: payment.amount, currency: 'CNY', payer_currency: 'CNY' },
    ...changes,
  })
}

/** A notice with this content, sealed. */
export function sealedNotice(id: string, original_type: string, content: object, apiV3Key = apiV3KeyOfShops): Buffer {
  const event = { transaction: 'TRANSACTION.SUCCESS', refund: 'REFUND.SUCCESS' }[original_type] ?? 'COMPLAINT.CREATE'
  const resource = { original_type, ...sealResource(JSON.stringify(content), original_type, apiV3Key) }
  const head = { id, create_time: '2026-11-23T12:00:00+08:00', event_type: event, resource_type: 'encrypt-resource' }
  return Buffer.from(JSON.stringify({ ...head, summary: '支付成功', resource }))
}
