import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { type Simulator, startSimulator } from '../simulator.ts'
import { ask, control } from '../testing/control-client.ts'
import { callWeChat, type Reply } from '../testing/merchant-client.ts'
import type { ProviderAnswer } from '../testing/stage.ts'
import { TEMPLATE_NAMES, type TemplateName, templates } from './templates.ts'

type Opened = { readonly url: string; readonly provider: ProviderAnswer }
type Line = {
  out_trade_no: string
  sub_mchid: string
  state: string
  amount_fen: number
  refunds: { status: string }[]
}

test('every ready-made world has a past that adds up, under numbers that are always the same', async (t) => {
  const [one, other] = [await start(t), await start(t)]
  for (const name of TEMPLATE_NAMES) {
    const { url } = await openTemplate(one, name)
    const lines = await linesOf(url)
    assert.deepEqual(lines, await linesOf((await openTemplate(other, name)).url), name)
    assert.equal(lines.length, templates[name].history.length)
    assert(lines.some(({ state }) => state === 'SUCCESS') && lines.some(({ state }) => state === 'REFUND'), name)
    assert(lines.flatMap(({ refunds }) => refunds).every(({ status }) => status === 'SUCCESS'))
    const { sum_fen } = await control<{ sum_fen: number }>(url, 'GET', '/books')
    assert.equal(sum_fen, 0)
    const { settlements } = await control<{ settlements: { state: string }[] }>(url, 'GET', '/settlements')
    assert(
      settlements.some(({ state }) => state === 'remitted'),
      name,
    )
    const { notices } = await control<{ notices: { state: string }[] }>(url, 'GET', '/notices')
    assert(notices.length > 0 && notices.every(({ state }) => state === 'delivered'), name)
    assert.equal((await control<{ offset_ms: number }>(url, 'GET', '/clock')).offset_ms, 0)
  }
})

test('M16: in the restaurant chain any branch takes payments in the group’s service account, by its letter', async (t) => {
  const world = await openTemplate(await start(t), 'restaurants')
  for (const sub_mchid of ['1600000101', '1600000112']) {
    const reply = await order(world, 'jsapi', { sub_mchid, sub_appid: 'wx1600000000000001', payer: 'zhang-san' })
    assert.equal(reply.status, 200, reply.text)
  }
  await control(world.url, 'POST', '/merchants/1600000112/agreements', {
    name: 'joint_operation',
    act: 'withdraw',
    appid: 'wx1600000000000001',
  })
  const refused = await order(world, 'jsapi', {
    sub_mchid: '1600000112',
    sub_appid: 'wx1600000000000001',
    payer: 'zhang-san',
  })
  assert.equal(refused.status, 400)
})

test('M13: in the school parents pay in its own mini program, under its own openids', async (t) => {
  const world = await openTemplate(await start(t), 'school')
  const asked = { sub_mchid: '1600000201', sub_appid: 'wx1600000000000002', payer: 'chen-mama' }
  const reply = await order(world, 'jsapi', asked)
  assert.equal(reply.status, 200, reply.text)
  const paid = { prepay_id: reply.body.prepay_id, payer: 'chen-mama', password: '123456' }
  assert.equal((await control<{ result: string }>(world.url, 'POST', '/pay', paid)).result, 'SUCCESS')
})

test('M14: in the single shop nothing is bound, and the SP’s own appid is enough', async (t) => {
  const world = await openTemplate(await start(t), 'shop')
  assert.equal((await order(world, 'native', { sub_mchid: '1600000301' })).status, 200)
})

test('a ready-made world goes into an empty world only, and opens at once the second time, with the same keys', async (t) => {
  const simulator = await start(t)
  const used = await ask(simulator.url, 'POST', '/templates/school')
  assert.deepEqual([used.status, used.body.sp_mchid], [200, '1900000002'])
  const again = await ask(simulator.url, 'POST', '/templates/shop')
  assert.deepEqual([again.status, again.body.code], [409, 'WORLD_NOT_EMPTY'])
  assert.equal((await ask(simulator.url, 'POST', '/templates/bank')).status, 400)
  const first = await control<{ providers: ProviderAnswer[] }>(simulator.url, 'GET', '/providers')
  const begun = performance.now()
  const world = await openTemplate(simulator, 'school')
  t.diagnostic(`a ready-made world opens in ${(performance.now() - begun).toFixed(0)} ms the second time`)
  assert.deepEqual(world.provider, first.providers[0])
  const both = await ask(simulator.url, 'POST', '/worlds', { template: 'shop', snapshot: 'any' })
  assert.equal(both.status, 400)
})

async function start(test: TestContext): Promise<Simulator> {
  const simulator = await startSimulator({ port: 0, dataDir: null, checkAnswers: true })
  test.after(() => simulator.close())
  return simulator
}

async function openTemplate(simulator: Simulator, template: TemplateName): Promise<Opened> {
  const { url } = await simulator.openWorld({ template })
  const { providers } = await control<{ providers: ProviderAnswer[] }>(url, 'GET', '/providers')
  return { url, provider: providers[0]! }
}

// Without WeChat's own numbers, which are drawn anew each time.
async function linesOf(url: string): Promise<Line[]> {
  type Row = Line & { transaction_id?: string }
  const { orders } = await control<{ orders: Row[] }>(url, 'GET', '/books/orders')
  return orders.map(({ transaction_id, ...line }) => line)
}

async function order(
  { url, provider }: Opened,
  endpoint: 'jsapi' | 'native',
  { sub_mchid, sub_appid, payer }: { sub_mchid: string; sub_appid?: string; payer?: string },
): Promise<Reply> {
  const { appids } = await control<{ appids: { appid: string }[] }>(url, 'GET', '/appids')
  const target = `/payers/${payer}/openid?appid=${sub_appid}`
  const opened = payer === undefined ? null : await control<{ openid: string }>(url, 'GET', target)
  return callWeChat(url, provider, 'POST', `/v3/pay/partner/transactions/${endpoint}`, {
    sp_appid: appids[0]!.appid,
    sp_mchid: provider.mchid,
    sub_mchid,
    ...(sub_appid === undefined ? {} : { sub_appid }),
    description: '测试',
    out_trade_no: `template-${sub_mchid}`,
    notify_url: 'http://127.0.0.1:9/',
    amount: { total: 1, currency: 'CNY' },
    ...(opened === null ? {} : { payer: { sub_openid: opened.openid } }),
  })
}
