import assert from 'node:assert/strict'
import { createCipheriv, createHash } from 'node:crypto'
import { type TestContext, test } from 'node:test'
import {
  makeCertificate,
  makePublicKey,
  sealResource,
  signedHeaders,
  type WechatKey,
} from '@teyue/wechatpay/testing/wechat'
import { signFields } from '@teyue/wechatpay/v2/sign'
import { writeXml } from '@teyue/wechatpay/v2/xml'
import type pg from 'pg'
import type { Context } from '../../context.ts'
import { fen } from '../../kit/fen.ts'
import { balances, disagreements, dueAt } from '../../testing/books.ts'
import { testPlatform } from '../../testing/context.ts'
import { after } from '../../testing/examples.ts'
import { apiV2KeyOfShops, apiV3KeyOfShops, givenPaid, givenShop, requestOf, type Shop } from '../../testing/shop.ts'
import { createPayment } from '../payments/create-payment.ts'
import { findPayment } from '../payments/get-payment.ts'
import type { Payment } from '../payments/payment.ts'
import type { PlatformKey } from '../providers/account.ts'
import { findAccount } from '../providers/get-account.ts'
import { storePlatformKeys } from '../providers/store-platform-keys.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { findRefund } from '../refunds/get-refund.ts'
import { findNotice } from './find-notice.ts'
import { noticeJobs } from './jobs.ts'
import type { NoticeRefusal } from './notice.ts'
import { answerTo, receiveNotice } from './receive-notice.ts'

const fiveMinutesMs = 5 * 60_000

test('Q3: a notice is stored once however often it comes, and applied by a job', async (t) => {
  const { ctx, owner, shop, send, payment } = await given(t)
  const body = paidNotice('n1', payment)
  const refusals = await Promise.all(Array.from({ length: 10 }, () => send(body)))
  assert.deepEqual(new Set(refusals), new Set([null]))
  assert.equal((await owner.query('select from notices')).rowCount, 1)
  assert.equal(
    (await findPayment(ctx, shop.providerId, payment.id))?.state,
    'requested',
    'stored, answered, not yet applied',
  )
  assert.notEqual(await dueAt(owner, `${shop.accountId}/notices.apply/n1`), undefined)

  await apply(ctx, shop, 'n1')
  await apply(ctx, shop, 'n1')
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.state, 'paid')
  assert.equal(await stateOf(ctx, shop, 'n1'), 'applied')
  assert.deepEqual(await balances(owner), { receivable: 994, fee: 6, merchant: -1000 })
})

test('Q3: a second notice of the same payment changes nothing', async (t) => {
  const { ctx, owner, shop, send, payment } = await given(t)
  for (const id of ['n1', 'n2']) {
    assert.equal(await send(paidNotice(id, payment)), null)
    await apply(ctx, shop, id)
    assert.equal(await stateOf(ctx, shop, id), 'applied')
  }
  assert.deepEqual(await balances(owner), { receivable: 994, fee: 6, merchant: -1000 })
})

test('Q8: a refund notice is applied, its sub-merchant compared', async (t) => {
  const { ctx, owner, shop, send } = await given(t)
  const paid = await givenPaid(ctx, shop, { reference: 'order 2' })
  const request = { paymentId: paid.id, amount: fen(600), reference: 'refund', reason: null }
  const { refund } = await createRefund(ctx, shop.viewer, null, request)
  const told = (subMchid: string) => ({
    sp_mchid: paid.identity.spMchid,
    sub_mchid: subMchid,
    out_trade_no: paid.id,
    transaction_id: paid.transactionId,
    out_refund_no: refund.id,
    refund_id: '5000000001',
    refund_status: 'SUCCESS',
    success_time: '2026-11-23T12:00:00+08:00',
    user_received_account: '支付用户零钱',
    amount: { total: 1000, refund: 600, payer_total: 1000, payer_refund: 600 },
  })
  assert.equal(await send(notice('n1', 'refund', told('1699999999'))), null)
  await apply(ctx, shop, 'n1')
  assert.equal(await stateOf(ctx, shop, 'n1'), 'parked')
  assert.equal((await findRefund(ctx, shop.providerId, refund.id))?.state, 'requested')
  assert.deepEqual(
    (await disagreements(owner)).map(({ kind }) => kind),
    ['refund_owner'],
  )

  assert.equal(await send(notice('n2', 'refund', told(paid.identity.subMchid))), null)
  await apply(ctx, shop, 'n2')
  assert.equal((await findRefund(ctx, shop.providerId, refund.id))?.state, 'succeeded')
})

test('a payment told by APIv2 is believed when its sign holds, and answered in XML', async (t) => {
  const { ctx, shop, send, payment } = await given(t)
  const body = paidXml(payment)
  const wrong = Buffer.from(body.toString().replace('<total_fee>1000', '<total_fee>1'))
  assert.equal(await send(wrong, {}), 'BAD_SIGNATURE')
  assert.equal(await send(body, {}), null)
  await apply(ctx, shop, 'v2:4200000001')
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.state, 'paid')

  const arrived = { url: '', headers: {}, body }
  const taken = '<xml><return_code>SUCCESS</return_code><return_msg>OK</return_msg></xml>'
  assert.deepEqual(answerTo(arrived, null), { status: 200, type: 'text/xml', text: taken })
  assert.deepEqual(answerTo(arrived, 'BAD_SIGNATURE'), {
    status: 401,
    type: 'text/xml',
    text: '<xml><return_code>FAIL</return_code><return_msg>BAD_SIGNATURE</return_msg></xml>',
  })
})

test('a refund told by APIv2 makes us ask, and is not believed; one that is not ours is shown to a person', async (t) => {
  const { ctx, owner, shop, send } = await given(t)
  const paid = await givenPaid(ctx, shop, { reference: 'order 2' })
  const request = { paymentId: paid.id, amount: fen(600), reference: 'refund', reason: null }
  const { refund } = await createRefund(ctx, shop.viewer, null, request)
  assert.equal(await send(refundXml(paid, refund.id), {}), null)
  await apply(ctx, shop, 'v2:5000000001:SUCCESS')
  assert.equal((await findRefund(ctx, shop.providerId, refund.id))?.state, 'requested')
  assert.notEqual(await dueAt(owner, `${shop.accountId}/refunds.ask/${refund.id}`), undefined)
  assert.deepEqual(await disagreements(owner), [])

  assert.equal(await send(refundXml(paid, 'by-hand', '5000000002'), {}), null)
  await apply(ctx, shop, 'v2:5000000002:SUCCESS')
  assert.equal(await stateOf(ctx, shop, 'v2:5000000002:SUCCESS'), 'parked')
  assert.deepEqual(
    (await disagreements(owner)).map(({ kind, subject_id }) => [kind, subject_id]),
    [['refund_unknown', 'by-hand']],
  )
})

test('a notice that cannot be true of our books is parked, and a person sees it', async (t) => {
  const { ctx, owner, shop, send, payment } = await given(t)
  const wrongs: [string, object, string][] = [
    ['amount', { amount: { total: 1 } }, 'payment_amount'],
    ['merchant', { sub_mchid: '1699999999' }, 'payment_owner'],
    ['appid', { sp_appid: 'wx9999999999999999' }, 'payment_owner'],
    ['number', { out_trade_no: 'of nobody' }, 'payment_unknown'],
  ]
  for (const [id, changes] of wrongs) {
    assert.equal(await send(paidNotice(id, payment, changes)), null, 'it is WeChat’s word, and must not come for ever')
    await apply(ctx, shop, id)
    assert.equal(await stateOf(ctx, shop, id), 'parked')
  }
  const kinds = (await disagreements(owner)).map(({ kind, times }) => `${kind} ${times}`)
  assert.deepEqual(kinds, ['payment_amount 1', 'payment_owner 2', 'payment_unknown 1'])
  assert.deepEqual(await balances(owner), {})
})

test('a kind of notice that this version does not read is kept and shown, not lost', async (t) => {
  const { ctx, owner, shop, send } = await given(t)
  assert.equal(await send(notice('n1', 'complaint', { complaint_id: '1' })), null)
  await apply(ctx, shop, 'n1')
  assert.equal(await stateOf(ctx, shop, 'n1'), 'parked')
  assert.deepEqual(
    (await disagreements(owner)).map(({ kind, subject_id }) => [kind, subject_id]),
    [['notice_unknown', 'n1']],
  )
})

test('what is refused at the door is not stored, but counted by reason and Shanghai’s day', async (t) => {
  const { ctx, owner, send, key, payment } = await given(t)
  const begunAt = ctx.now()
  const body = paidNotice('n1', payment)
  const signed = () => signedHeaders(key, body, ctx.now())
  const attempts: [NoticeRefusal, Record<string, string>, Buffer][] = [
    ['SIGNTEST', { ...signed(), 'Wechatpay-Signature': 'WECHATPAY/SIGNTEST/abc' }, body],
    ['BAD_SIGNATURE', signed(), Buffer.from(body.toString().replace('n1', 'n2'))],
    ['BAD_SIGNATURE', { ...signed(), 'Wechatpay-Nonce': 'another' }, body],
    ['STALE', signedHeaders(key, body, after(ctx.now(), -fiveMinutesMs - 1_000)), body],
    ['STALE', signedHeaders(key, body, after(ctx.now(), fiveMinutesMs + 2_000)), body],
    ['UNKNOWN_SERIAL', { ...signed(), 'Wechatpay-Serial': 'PUB_KEY_ID_9' }, body],
    ['MISSING_HEADERS', {}, body],
    ['CANNOT_OPEN', ...signedOther(ctx, key, notice('n1', 'transaction', {}, 'x'.repeat(32)))],
    ['ILL_SHAPED', ...signedOther(ctx, key, Buffer.from('{"id":"n1"}'))],
    ['BAD_SIGNATURE', ...signedOther(ctx, key, Buffer.from('<xml><return_code>SUCCESS</return_code></xml>'))],
  ]
  for (const [reason, headers, bytes] of attempts) assert.equal(await send(bytes, headers), reason)
  assert.equal((await owner.query('select from notices')).rowCount, 0)
  const { rows } = await owner.query("select reason, times, to_char(day, 'YYYY-MM-DD') as day from notice_refusals")
  const expected = Map.groupBy(attempts, ([reason]) => reason)
  assert.deepEqual(
    Object.fromEntries(rows.map((row) => [row.reason, row.times])),
    Object.fromEntries([...expected].map(([reason, all]) => [reason, all.length])),
  )
  const days = [begunAt, ctx.now()].map((at) =>
    after(at, 8 * 3_600_000)
      .toISOString()
      .slice(0, 10),
  )
  assert(rows.every((row) => days.includes(row.day)))
})

test('an unknown serial makes us ask for WeChat’s keys, a wrong signature does not', async (t) => {
  const { ctx, owner, shop, send, payment } = await given(t)
  const body = paidNotice('n1', payment)
  const refreshKey = `${shop.accountId}/accounts.refresh_keys`
  const before = await dueAt(owner, refreshKey)
  const stranger = makePublicKey('PUB_KEY_ID_9')
  assert.equal(
    await send(body, { ...signedHeaders(stranger, body, ctx.now()), 'Wechatpay-Serial': keySerial }),
    'BAD_SIGNATURE',
  )
  assert.deepEqual(await dueAt(owner, refreshKey), before)
  assert.equal(await send(body, signedHeaders(stranger, body, ctx.now())), 'UNKNOWN_SERIAL')
  assert((await dueAt(owner, refreshKey))!.getTime() - Date.now() <= 60_000)

  await trust(ctx, shop, stranger, 'public_key')
  assert.equal(await send(body, signedHeaders(stranger, body, ctx.now())), null, 'when it comes again, it is taken')
})

test('certificate and public key verify side by side', async (t) => {
  const { ctx, shop, send, payment } = await given(t)
  const certificate = makeCertificate('5157F09EFDC096DE15EBE81A47057A7232F1B8E2', -100, 4_000)
  await trust(ctx, shop, certificate, 'certificate')
  const [first, second] = [paidNotice('n1', payment), paidNotice('n2', payment)]
  assert.equal(await send(first, signedHeaders(certificate, first, ctx.now())), null)
  assert.equal(await send(second), null)
})

test('another account’s notice is not taken for ours, though its signature holds there', async (t) => {
  const { ctx, owner, payment, key, send } = await given(t)
  const stranger = await givenShop(ctx)
  const body = paidNotice('n1', payment)
  assert.equal(await deliver(ctx, stranger, body, signedHeaders(key, body, ctx.now())), 'UNKNOWN_SERIAL')
  assert.equal((await owner.query('select from notices')).rowCount, 0)
  assert.equal(await send(body), null)
})

test('what a notice says of the payer is nowhere in clear', async (t) => {
  const { owner, send, payment } = await given(t)
  assert.equal(await send(paidNotice('n1', payment)), null)
  const { rows } = await owner.query<{ row: string }>(
    "select n::text || x::text || encode(n.content_sealed, 'escape') || encode(x.sealed, 'escape') as row from notices n join exchanges x on x.id = n.exchange_id",
  )
  assert.match(rows[0]!.row, /TRANSACTION\.SUCCESS/)
  assert.doesNotMatch(rows[0]!.row, /oSecretOpenid/)
})

const keySerial = 'PUB_KEY_ID_1'

async function given(t: TestContext) {
  const { ctx, owner }: { ctx: Context; owner: pg.Pool } = await testPlatform(t)
  const shop = await givenShop(ctx)
  const key = makePublicKey(keySerial)
  await trust(ctx, shop, key, 'public_key')
  const { payment } = await createPayment(ctx, shop.asking, requestOf(shop))
  const send = (body: Buffer, headers = signedHeaders(key, body, ctx.now())) => deliver(ctx, shop, body, headers)
  return { ctx, owner, shop, key, payment, send }
}

async function trust(ctx: Context, shop: Shop, { serial, pem }: WechatKey, kind: PlatformKey['kind']): Promise<void> {
  await storePlatformKeys(ctx, shop.providerId, shop.accountId, [{ serial, pem, kind, expiresAt: null }])
}

/** As the route does it: the account by its id alone, its client, the raw bytes. */
async function deliver(ctx: Context, { accountId }: Shop, body: Buffer, headers: Record<string, string>) {
  const account = (await findAccount(ctx, accountId))!
  const url = `${ctx.publicUrl}/notify/wechat/${accountId}`
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return receiveNotice(ctx, account, await ctx.wechat.of(account), { url, headers: lower, body })
}

async function apply(ctx: Context, { owner }: Shop, noticeId: string): Promise<void> {
  await noticeJobs['notices.apply'](ctx, { ...owner, noticeId })
}

async function stateOf(ctx: Context, { owner }: Shop, noticeId: string): Promise<string | undefined> {
  return (await findNotice(ctx, { ...owner, noticeId }))?.state
}

function signedOther(ctx: Context, key: WechatKey, body: Buffer): [Record<string, string>, Buffer] {
  return [signedHeaders(key, body, ctx.now()), body]
}

function paidNotice(id: string, { identity, ...payment }: Payment, changes: object = {}): Buffer {
  return notice(id, 'transaction', {
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

function notice(id: string, original_type: string, content: object, apiV3Key = apiV3KeyOfShops): Buffer {
  const event = { transaction: 'TRANSACTION.SUCCESS', refund: 'REFUND.SUCCESS' }[original_type] ?? 'COMPLAINT.CREATE'
  const resource = { original_type, ...sealResource(JSON.stringify(content), original_type, apiV3Key) }
  const head = { id, create_time: '2026-11-23T12:00:00+08:00', event_type: event, resource_type: 'encrypt-resource' }
  return Buffer.from(JSON.stringify({ ...head, summary: '支付成功', resource }))
}

function paidXml({ identity, ...payment }: Payment): Buffer {
  const fields: [string, string][] = [
    ['return_code', 'SUCCESS'],
    ['result_code', 'SUCCESS'],
    ['appid', identity.spAppid],
    ['mch_id', identity.spMchid],
    ['sub_mch_id', identity.subMchid],
    ['nonce_str', 'abc'],
    ['openid', 'oSecretOpenid'],
    ['is_subscribe', 'N'],
    ['trade_type', 'NATIVE'],
    ['bank_type', 'OTHERS'],
    ['total_fee', String(payment.amount)],
    ['cash_fee', String(payment.amount)],
    ['transaction_id', '4200000001'],
    ['out_trade_no', payment.id],
    ['time_end', '20261123120000'],
  ]
  return writeXml([...fields, ['sign', signFields(fields, apiV2KeyOfShops, 'MD5')]])
}

function refundXml({ identity, ...payment }: Payment, outRefundNo: string, refundId = '5000000001'): Buffer {
  const told: [string, string][] = [
    ['transaction_id', payment.transactionId ?? ''],
    ['out_trade_no', payment.id],
    ['refund_id', refundId],
    ['out_refund_no', outRefundNo],
    ['total_fee', '1000'],
    ['refund_fee', '600'],
    ['settlement_refund_fee', '600'],
    ['refund_status', 'SUCCESS'],
    ['success_time', '2026-11-23 12:00:00'],
    ['refund_recv_accout', '支付用户零钱'],
    ['refund_account', 'REFUND_SOURCE_RECHARGE_FUNDS'],
    ['refund_request_source', 'VENDOR_PLATFORM'],
  ]
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(apiV2KeyOfShops).digest('hex'), null)
  const inner = writeXml(told).toString().replace('<xml>', '<root>').replace('</xml>', '</root>')
  const sealed = Buffer.concat([cipher.update(inner), cipher.final()]).toString('base64')
  return writeXml([
    ['return_code', 'SUCCESS'],
    ['appid', identity.spAppid],
    ['mch_id', identity.spMchid],
    ['sub_mch_id', identity.subMchid],
    ['nonce_str', 'abc'],
    ['req_info', sealed],
  ])
}
