import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const ORDERS = '/v3/pay/partner/transactions'

test('Q41: a code lives 2 hours, and ordering again gives a fresh one and kills the old', async (t) => {
  const stage = await openStage(t)
  const first = { code_url: (await stage.native('code-1')).body.code_url }
  await stage.advance(2 * HOUR_MS - MINUTE_MS)
  assert.equal(await scanCode(stage, first), 'NOTPAY')
  await stage.advance(MINUTE_MS)
  assert.equal(await scanCode(stage, first), 'CODE_EXPIRED')
  const second = { code_url: (await stage.native('code-1')).body.code_url }
  const third = { code_url: (await stage.native('code-1')).body.code_url }
  assert.equal(await scanCode(stage, second), 'CODE_EXPIRED')
  assert.equal(await scanCode(stage, third), 'NOTPAY')
  assert.equal((await stage.pay(third)).result, 'SUCCESS')
})

test('Q41: a prepay id lives 2 hours, an h5_url 5 minutes; both are renewed by ordering again', async (t) => {
  const stage = await openStage(t)
  for (const product of ['app', 'h5']) {
    await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/${product}`, { granted: true })
  }
  const scene_info = { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } }
  const app = async () => ({
    prepay_id: (await stage.call('POST', `${ORDERS}/app`, stage.order('app-001'))).body.prepay_id,
  })
  const h5 = async () => ({
    h5_url: (await stage.call('POST', `${ORDERS}/h5`, stage.order('h5-001', { scene_info }))).body.h5_url,
  })
  for (const [order, lifetimeMs] of [
    [app, 2 * HOUR_MS],
    [h5, 5 * MINUTE_MS],
  ] as const) {
    const link = await order()
    await stage.advance(lifetimeMs - 1_000)
    assert.equal(await scanCode(stage, link), 'NOTPAY')
    await stage.advance(1_000)
    assert.equal(await scanCode(stage, link), 'CODE_EXPIRED')
    assert.equal(await scanCode(stage, await order()), 'NOTPAY')
  }
})

test('M12, Q14: an h5_url may bear the merchant’s redirect_url, and is paid like any other', async (t) => {
  const stage = await openStage(t)
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/h5`, { granted: true })
  const scene_info = { payer_client_ip: '1.2.3.4', h5_info: { type: 'Wap' } }
  const made = await stage.call('POST', `${ORDERS}/h5`, stage.order('h5-002', { scene_info }))
  const h5_url = `${made.body.h5_url}&redirect_url=${encodeURIComponent('https://shop.example/done')}`
  assert.equal(new URL(h5_url).searchParams.get('redirect_url'), 'https://shop.example/done')
  assert.equal(await scanCode(stage, { h5_url }), 'NOTPAY')
  assert.equal((await stage.pay({ h5_url })).result, 'SUCCESS')
  assert.equal((await stage.query('h5-002')).body.trade_type, 'MWEB')
})

test('Q44: an order lapses after 7 days, or at its time_expire, and is then CLOSED', async (t) => {
  const stage = await openStage(t)
  await stage.native('lapse-1')
  await stage.native('lapse-2', { time_expire: inFuture(HOUR_MS) })
  await stage.advance(HOUR_MS - MINUTE_MS)
  assert.equal(await stateOf(stage, 'lapse-2'), 'NOTPAY')
  await stage.advance(2 * MINUTE_MS)
  assert.equal(await stateOf(stage, 'lapse-2'), 'CLOSED')
  await stage.advance(7 * DAY_MS - 2 * HOUR_MS)
  assert.equal(await stateOf(stage, 'lapse-1'), 'NOTPAY')
  await stage.advance(2 * HOUR_MS)
  assert.equal(await stateOf(stage, 'lapse-1'), 'CLOSED')
})

test('time_expire is clamped in silence: 1 minute at least, 15 days at most, Native 7', async (t) => {
  const stage = await openStage(t)
  const payer = { sp_openid: await stage.openid(stage.payer, stage.spAppid) }
  await stage.native('clamp-past', { time_expire: '2020-01-01T00:00:00+08:00' })
  await stage.native('clamp-native', { time_expire: inFuture(60 * DAY_MS) })
  const far = { payer, time_expire: inFuture(60 * DAY_MS) }
  await stage.call('POST', `${ORDERS}/jsapi`, stage.order('clamp-jsapi', far))
  for (const [number, lifetimeMs] of [
    ['clamp-past', MINUTE_MS],
    ['clamp-native', 7 * DAY_MS],
    ['clamp-jsapi', 15 * DAY_MS],
  ] as const) {
    const order = await stage.control<{ created_at: string; expires_at: string }>(
      'GET',
      `/orders/${stage.provider.mchid}/${number}`,
    )
    assert.equal(Date.parse(order.expires_at) - Date.parse(order.created_at), lifetimeMs, number)
  }
})

test('a phone is told why it cannot pay', async (t) => {
  const stage = await openStage(t)
  const closed = { code_url: (await stage.native('reason-1')).body.code_url }
  await stage.close('reason-1')
  assert.equal(await scanCode(stage, closed), 'ORDER_CLOSED')
  const paid = { code_url: (await stage.native('reason-2')).body.code_url }
  await stage.pay(paid)
  assert.equal(await scanCode(stage, paid), 'ORDER_PAID')
  const again = await ask(stage.url, 'POST', '/pay', { payer: stage.payer, password: '123456', ...paid })
  assert.deepEqual([again.status, again.body.code], [409, 'ORDER_PAID'], 'no order is paid twice')
  const lapsed = { code_url: (await stage.native('reason-3', { time_expire: inFuture(MINUTE_MS) })).body.code_url }
  await stage.advance(2 * MINUTE_MS)
  assert.equal(await scanCode(stage, lapsed), 'ORDER_EXPIRED')
  assert.equal(await scanCode(stage, { code_url: 'weixin://wxpay/bizpayurl?pr=nothing' }), 'CODE_UNKNOWN')
  assert.equal(await scanCode(stage, { h5_url: 'https://elsewhere.example/h5/' }), 'CODE_UNKNOWN')
})

test('M11: Native mode 1 is not supported, whatever its prefix', async (t) => {
  const stage = await openStage(t)
  const mode1 = 'weixin://wxpay/bizpayurl?sign=A&appid=wx1&mch_id=1&product_id=8&time_stamp=1&nonce_str=a'
  assert.equal(await scanCode(stage, { code_url: mode1 }), 'MODE1_UNSUPPORTED')
})

test('a cancelled or failed try leaves the order open', async (t) => {
  const stage = await openStage(t)
  const link = { code_url: (await stage.native('tries-1')).body.code_url }
  const poor = await stage.control<{ id: string }>('POST', '/payers', { name: '穷人', balance_fen: 999 })
  assert.deepEqual(await stage.pay(link, { act: 'cancel' }), { result: 'CANCEL' })
  assert.partialDeepStrictEqual(await stage.pay(link, { act: 'fail' }), { result: 'FAIL', reason: 'BANK_REFUSED' })
  assert.partialDeepStrictEqual(await stage.pay(link, { password: '000000' }), {
    result: 'FAIL',
    reason: 'WRONG_PASSWORD',
  })
  assert.partialDeepStrictEqual(await stage.pay(link, { payer: poor.id }), { result: 'FAIL', reason: 'NOT_ENOUGH' })
  assert.equal(await stateOf(stage, 'tries-1'), 'NOTPAY')
  assert.equal((await stage.pay(link)).result, 'SUCCESS')
})

async function scanCode(stage: Stage, link: Record<string, unknown>): Promise<unknown> {
  const { status, body } = await ask(stage.url, 'POST', '/scan', link)
  return status === 200 ? body.state : body.code
}

async function stateOf(stage: Stage, number: string): Promise<unknown> {
  return (await stage.query(number)).body.trade_state
}

function inFuture(ms: number): string {
  return new Date(Date.now() + ms).toISOString().replace(/\.\d+Z$/, '+00:00')
}
