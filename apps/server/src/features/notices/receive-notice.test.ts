import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCertificate, makePublicKey, signedHeaders, type WechatKey } from '@teyue/wechatpay/testing/wechat'
import type { Context } from '../../context.ts'
import { dueAt } from '../../testing/books.ts'
import { after } from '../../testing/examples.ts'
import { deliverNotice, givenNotified, keySerial, paidNotice, sealedNotice, trustKey } from '../../testing/notices.ts'
import { givenShop } from '../../testing/shop.ts'
import type { NoticeRefusal } from './notice.ts'

const fiveMinutesMs = 5 * 60_000

test('what is refused at the door is not stored, but counted by reason and Shanghai’s day', async (t) => {
  const { ctx, owner, send, key, payment } = await givenNotified(t)
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
    ['CANNOT_OPEN', ...signedOther(ctx, key, sealedNotice('n1', 'transaction', {}, 'x'.repeat(32)))],
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
  const { ctx, owner, shop, send, payment } = await givenNotified(t)
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

  await trustKey(ctx, shop, stranger, 'public_key')
  assert.equal(await send(body, signedHeaders(stranger, body, ctx.now())), null, 'when it comes again, it is taken')
})

test('certificate and public key verify side by side', async (t) => {
  const { ctx, shop, send, payment } = await givenNotified(t)
  const certificate = makeCertificate('5157F09EFDC096DE15EBE81A47057A7232F1B8E2', -100, 4_000)
  await trustKey(ctx, shop, certificate, 'certificate')
  const [first, second] = [paidNotice('n1', payment), paidNotice('n2', payment)]
  assert.equal(await send(first, signedHeaders(certificate, first, ctx.now())), null)
  assert.equal(await send(second), null)
})

test('another account’s notice is not taken for ours, though its signature holds there', async (t) => {
  const { ctx, owner, payment, key, send } = await givenNotified(t)
  const stranger = await givenShop(ctx)
  const body = paidNotice('n1', payment)
  assert.equal(await deliverNotice(ctx, stranger, body, signedHeaders(key, body, ctx.now())), 'UNKNOWN_SERIAL')
  assert.equal((await owner.query('select from notices')).rowCount, 0)
  assert.equal(await send(body), null)
})

test('what a notice says of the payer is nowhere in clear', async (t) => {
  const { owner, send, payment } = await givenNotified(t)
  assert.equal(await send(paidNotice('n1', payment)), null)
  const { rows } = await owner.query<{ row: string }>(
    "select n::text || x::text || encode(n.content_sealed, 'escape') || encode(x.sealed, 'escape') as row from notices n join exchanges x on x.id = n.exchange_id",
  )
  assert.match(rows[0]!.row, /TRANSACTION\.SUCCESS/)
  assert.doesNotMatch(rows[0]!.row, /oSecretOpenid/)
})

function signedOther(ctx: Context, key: WechatKey, body: Buffer): [Record<string, string>, Buffer] {
  return [signedHeaders(key, body, ctx.now()), body]
}
