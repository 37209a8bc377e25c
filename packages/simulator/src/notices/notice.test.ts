import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { verifyReply } from '../testing/merchant-client.ts'
import { openNotice } from '../testing/notice-receiver.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
// 15s 15s 30s 3m 10m 20m 30m 30m 30m 60m 3h 3h 3h 6h 6h
const STEPS_MS = [
  ...[15, 15, 30].map((seconds) => seconds * SECOND_MS),
  ...[3, 10, 20, 30, 30, 30, 60].map((minutes) => minutes * MINUTE_MS),
  ...[3, 3, 3, 6, 6].map((hours) => hours * HOUR_MS),
]

type NoticeRow = {
  id: string
  state: string
  event_type: string
  next_at: string | null
  attempts: { at: string; status: number | null; error: string | null; extra: boolean }[]
}

test('Q3: a notice that is not taken comes back by WeChat’s 15 steps, then never again', async (t) => {
  const stage = await openStage(t)
  stage.receiver.answer = () => 500
  await stage.paid('steps-1')
  await stage.control('POST', '/flush')
  assert.equal(stage.receiver.received.length, 1)
  for (const [index, stepMs] of STEPS_MS.entries()) {
    const before = await firstNotice(stage)
    const waitMs = Date.parse(before.next_at!) - Date.parse(before.attempts.at(-1)!.at)
    // The answer itself takes a moment of real time.
    assert(waitMs >= stepMs && waitMs < stepMs + SECOND_MS, `step ${index + 1}: ${waitMs} ms`)
    const { now } = await stage.control<{ now: string }>('GET', '/clock')
    await stage.advance(Date.parse(before.next_at!) - Date.parse(now) - SECOND_MS)
    assert.equal(stage.receiver.received.length, index + 1, `before step ${index + 1}`)
    await stage.advance(2 * SECOND_MS)
    assert.equal(stage.receiver.received.length, index + 2, `after step ${index + 1}`)
  }
  assert.equal((await firstNotice(stage)).state, 'given_up')
  await stage.advance(30 * 24 * HOUR_MS)
  assert.equal(stage.receiver.received.length, 16)
})

test('one turn of the clock plays all the steps, each at its own moment', async (t) => {
  const stage = await openStage(t)
  let refusals = 4
  stage.receiver.answer = () => (refusals-- > 0 ? 503 : 204)
  await stage.paid('turn-1')
  await stage.advance(24 * HOUR_MS)
  const { state, attempts } = await firstNotice(stage)
  assert.deepEqual([state, attempts.length], ['delivered', 5])
  const gaps = attempts.slice(1).map(({ at }, index) => Date.parse(at) - Date.parse(attempts[index]!.at))
  for (const [index, gap] of gaps.entries()) assert(Math.abs(gap - STEPS_MS[index]!) < SECOND_MS, `gap ${gap}`)
})

test('Q3, Q8: notices are POSTed, sealed, signed by the platform and tell the money', async (t) => {
  const stage = await openStage(t)
  await stage.paid('sealed-1', { attach: '附' })
  await stage.control('POST', '/flush')
  await stage.refund('sealed-1', 'r1', 10)
  await stage.advance(5_000)
  const [payment, refund] = stage.receiver.received
  const { api_v3_key: key, platform_certificates: certificates } = stage.provider
  assert(verifyReply(payment!, certificates[0]!.pem) && verifyReply(refund!, certificates[0]!.pem))
  assert(payment!.rawHeaders.includes('Wechatpay-Signature-Type'))
  const envelope = JSON.parse(payment!.text)
  assert.deepEqual(
    [envelope.event_type, envelope.resource_type, envelope.resource.original_type, envelope.resource.algorithm],
    ['TRANSACTION.SUCCESS', 'encrypt-resource', 'transaction', 'AEAD_AES_256_GCM'],
  )
  assert.deepEqual(openNotice(payment!, key).amount, {
    total: 1_000,
    payer_total: 1_000,
    currency: 'CNY',
    payer_currency: 'CNY',
  })
  const opened = openNotice(refund!, key)
  assert.equal(JSON.parse(refund!.text).event_type, 'REFUND.SUCCESS')
  assert.deepEqual(opened.amount, { total: 1_000, refund: 10, payer_total: 1_000, payer_refund: 10 })
  assert.equal(opened.refund_status, 'SUCCESS')
})

test('REFUND.ABNORMAL and REFUND.CLOSED are told too; a refund without notify_url is told by no notice', async (t) => {
  const stage = await openStage(t)
  await stage.paid('told-1')
  await stage.refund('told-1', 'r1', 10)
  await stage.refund('told-1', 'r2', 10, { notify_url: undefined })
  await stage.control('PUT', `/refunds/${stage.provider.mchid}/r1`, { status: 'ABNORMAL' })
  await stage.control('PUT', `/refunds/${stage.provider.mchid}/r1`, { status: 'CLOSED' })
  await stage.advance(10_000)
  const events = stage.receiver.received.map(({ text }) => JSON.parse(text).event_type)
  assert.deepEqual(events.sort(), ['REFUND.ABNORMAL', 'REFUND.CLOSED', 'TRANSACTION.SUCCESS'])
})

test('an answer that takes longer than 5 seconds is none', async (t) => {
  const stage = await openStage(t)
  const never = new AbortController()
  stage.receiver.answer = () => new Promise((resolve) => never.signal.addEventListener('abort', () => resolve(200)))
  await stage.paid('slow-1')
  await stage.control('POST', '/flush')
  const { state, attempts } = await firstNotice(stage)
  never.abort()
  assert.deepEqual([state, attempts.length, attempts[0]!.status], ['pending', 1, null])
})

test('public-key mode signs with the key whose id it names; both modes choose by notice', async (t) => {
  const stage = await openStage(t, { verify_mode: 'both' })
  for (let index = 0; index < 12; index++) await stage.paid(`modes-${index}`)
  await stage.control('POST', '/flush')
  const { public_key: publicKey, platform_certificates: certificates } = stage.provider
  const keys = new Map([
    [publicKey!.id, publicKey!.pem],
    ...certificates.map(({ serial, pem }) => [serial, pem] as const),
  ])
  for (const received of stage.receiver.received) {
    const key = keys.get(String(received.headers['wechatpay-serial']))
    assert(key && verifyReply(received, key))
  }
  assert.equal(stage.receiver.received.length, 12)
})

test('a notice can be sent once more by hand, which leaves the retry clock alone', async (t) => {
  const stage = await openStage(t)
  stage.receiver.answer = () => 500
  await stage.paid('hand-1')
  await stage.control('POST', '/flush')
  const before = await firstNotice(stage)
  const after = await stage.control<NoticeRow>('POST', `/notices/${before.id}/redeliver`)
  assert.deepEqual([after.attempts.length, after.attempts[1]?.extra, after.next_at], [2, true, before.next_at])
  stage.receiver.answer = () => 200
  assert.equal((await stage.control<NoticeRow>('POST', `/notices/${before.id}/redeliver`)).state, 'delivered')
  await stage.advance(MINUTE_MS)
  assert.equal(stage.receiver.received.length, 3)
})

test('SIGNTEST and forgeries are wrong in exactly one way', async (t) => {
  const stage = await openStage(t)
  await stage.paid('forge-1')
  await stage.control('POST', '/flush')
  const { mchid: sp_mchid, api_v3_key: key, platform_certificates: certificates } = stage.provider
  const { url, received } = stage.receiver
  stage.receiver.answer = () => 401
  const probe = await stage.control<Record<string, unknown>>('POST', '/notices/signtest', { sp_mchid, url })
  assert.deepEqual([probe.status, probe.refused], [401, true])
  assert.match(String(received.at(-1)!.headers['wechatpay-signature']), /^WECHATPAY\/SIGNTEST\//)
  const forge = async (kind: string) => {
    await stage.control('POST', '/notices/forge', { sp_mchid, url, kind, out_trade_no: 'forge-1' })
    return received.at(-1)!
  }
  const { pem } = certificates[0]!
  assert.equal(verifyReply(await forge('wrong_key'), pem), false)
  const stale = await forge('stale')
  assert(verifyReply(stale, pem))
  assert(Date.now() / 1000 - Number(stale.headers['wechatpay-timestamp']) > 300)
  const honest = openNotice(received[0]!, key)
  const amount = await forge('wrong_amount')
  assert(verifyReply(amount, pem))
  assert.equal((openNotice(amount, key).amount as { total: number }).total, 1_001)
  const merchant = openNotice(await forge('wrong_merchant'), key)
  assert.notEqual(merchant.sub_mchid, honest.sub_mchid)
  assert.equal(merchant.out_trade_no, 'forge-1')
  const none = await ask(stage.url, 'POST', '/notices/forge', { sp_mchid, url, kind: 'stale', out_trade_no: 'none-1' })
  assert.equal(none.status, 404)
})

async function firstNotice(stage: Stage): Promise<NoticeRow> {
  const { notices } = await stage.control<{ notices: NoticeRow[] }>('GET', '/notices')
  assert.equal(notices.length, 1)
  return notices[0]!
}
