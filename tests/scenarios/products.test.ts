import assert from 'node:assert/strict'
import { verify } from 'node:crypto'
import { test } from 'node:test'
import type { Alert } from '@teyue/contract/alert'
import type { List } from '@teyue/contract/list'
import type { PermissionStep } from '@teyue/contract/merchant'
import type { Overview } from '@teyue/contract/overview'
import type { Payment } from '@teyue/contract/payment'
import type { Store, Terminal } from '@teyue/contract/store'
import type { Exchange } from '@teyue/contract/timeline'
import { watchAlerts } from '@teyue/server/features/alerts/watch-alerts'
import type { TestWorld } from '@teyue/server/testing/world'
import { type As, ask, call, linkOf, look, order, tell } from './acts.ts'
import { addOwnAppid, bindOwnAppid, grantAtDesk, openidOf, recordGrant, subMerchantOf } from './cast.ts'
import { events, history, list, requests, simulated } from './evidence.ts'
import { asAdministrator } from './onboarded.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()

test('M10, Q11: JSAPI is complete: openid under its appid, order, bridge parameters, paid by the word of a notice', async () => {
  const world = await shared()
  const { company } = world.demo.appids
  const payer = { openid: await openidOf(world, company), appid: company }
  const made = await order(world, { product: 'jsapi', payer })
  assert(made.pay?.kind === 'jsapi')
  assert.deepEqual(Object.keys(made.pay.parameters), [
    'appId',
    'timeStamp',
    'nonceStr',
    'package',
    'signType',
    'paySign',
  ])
  assert.equal(made.pay.parameters.appId, company, 'the appid whose page calls up')
  assert.equal((await simulated(world, made.id)).trade_type, 'JSAPI')

  const other = world.demo.payers[1]!.id
  const stranger = { payer: other, password: '123456', ...linkOf(made) }
  assert.equal((await tell<{ reason: string }>(world, 'POST', 'pay', stranger)).reason, 'OTHER_PAYER')
  await assertPayable(world, made)
})

test('M10: an openid that is not of the appid given is refused by WeChat, and the payment says why', async () => {
  const world = await shared()
  const { company, sp } = world.demo.appids
  const { status, body } = await ask(world, {
    product: 'jsapi',
    payer: { openid: await openidOf(world, sp), appid: company },
  })
  assert.deepEqual([status, body.state, body.refusal?.code], [201, 'refused', 'PARAM_ERROR'])
  assert.match(body.refusal?.message ?? '', /appid和openid不匹配/)
  assert.equal(body.pay, null)
})

test("Q12: a mini program's payment is complete, in the merchant's program and in the provider's", async () => {
  const world = await shared()
  for (const appid of [
    await bindOwnAppid(world, 'company', 'mini_program'),
    await addOwnAppid(world, 'mini_program'),
  ]) {
    const made = await order(world, { product: 'mini_program', payer: { openid: await openidOf(world, appid), appid } })
    assert(made.pay?.kind === 'jsapi')
    assert.equal(made.pay.parameters.appId, appid)
    await assertPayable(world, made)
  }
})

test('Q13: an APP payment is complete', async () => {
  const world = await shared()
  const appid = await bindOwnAppid(world, 'company', 'mobile_app')
  const made = await order(world, { product: 'app' })
  const { pay, identity } = made
  assert(pay?.kind === 'app')
  assert.deepEqual({ appid: pay.parameters.appid, package: pay.parameters.package }, { appid, package: 'Sign=WXPay' })
  assert.equal(pay.parameters.partnerid, identity.sub_mchid, "the sub-merchant's number")
  assert.equal((await simulated(world, made.id)).trade_type, 'APP')
  await assertPayable(world, made)
})

test("Q14: an H5 payment is complete: it needs the payer's own address and gives a link", async () => {
  const world = await shared()
  const without = await ask(world, { product: 'h5' })
  assert.deepEqual([without.status, without.body.code, without.body.field], [400, 'PAYER_IP_REQUIRED', 'payer.ip'])
  const made = await order(world, { product: 'h5', payer: { ip: '203.0.113.7' } })
  assert.equal(made.pay?.kind, 'h5')
  const [sent] = (await requests(world, '/h5')).slice(-1)
  assert.deepEqual(sent?.body.scene_info, { payer_client_ip: '203.0.113.7', h5_info: { type: 'Wap' } })
  await assertPayable(world, made)
})

test('Q15: a Native payment is complete', async () => {
  const world = await shared()
  const made = await order(world)
  assert(made.pay?.kind === 'code')
  assert.match(made.pay.code_url, /^weixin:\/\/wxpay\/bizpayurl\?pr=/)
  const scanned = await tell<Record<string, unknown>>(world, 'POST', 'scan', linkOf(made))
  assert.deepEqual(
    [scanned.out_trade_no, scanned.amount_fen, scanned.description, scanned.state],
    [made.id, 1_280, '两杯咖啡', 'NOTPAY'],
  )
  await assertPayable(world, made)
})

test('a payment says to WeChat in which store and with which terminal it is taken', async () => {
  const world = await shared()
  const place = { name: '科技园店', number: '0001', area_code: '440305', address: '科技中一道10000号' }
  const { body: store } = await call<Store>(world, 'POST', '/v1/stores', place)
  const till = { store: store.id, name: '1 号收银台', kind: 'till', number: 'POS-01' }
  const { body: terminal } = await call<Terminal>(world, 'POST', '/v1/terminals', till)
  const request = { product: 'native', amount: 1_280, description: '面', reference: 'in-store', terminal: terminal.id }
  const made = await order(world, request)
  assert.deepEqual(made.store, { id: store.id, name: '科技园店', number: '0001' }, 'a terminal says its store')
  assert.deepEqual(made.terminal, { id: terminal.id, name: '1 号收银台', number: 'POS-01' })
  const told = async (path: string) => (await requests(world, path)).at(-1)?.body.scene_info
  const store_info = { id: '0001', name: '科技园店', area_code: '440305', address: '科技中一道10000号' }
  const scene = { payer_client_ip: '127.0.0.1', device_id: 'POS-01', store_info }
  assert.deepEqual(await told('/native'), scene)

  await call(world, 'PATCH', `/v1/stores/${store.id}`, { name: '高新店' })
  const h5 = { product: 'h5', store: store.id, payer: { ip: '203.0.113.7' } }
  const renamed = await order(world, h5)
  assert.deepEqual([renamed.store?.name, renamed.terminal], ['高新店', null])
  assert.deepEqual(await told('/h5'), {
    payer_client_ip: '203.0.113.7',
    h5_info: { type: 'Wap' },
    store_info: { ...store_info, name: '高新店' },
  })
  assert.equal((await look(world, made.id)).store?.name, '科技园店', 'what it was called then')

  const { body: second } = await call<Store>(world, 'POST', '/v1/stores', { ...place, number: '0002' })
  const refusals = [
    [{ ...h5, reference: renamed.reference, store: second.id }, 'PAYMENT_DIFFERS', 'store'],
    [{ ...request, reference: 'at-2', store: second.id }, 'TERMINAL_ELSEWHERE', 'terminal'],
    [{ ...request, reference: 'at-3', terminal: 'trm_00000000000000000000000000' }, 'TERMINAL_NOT_FOUND', 'terminal'],
    [{ ...h5, product: 'app', payer: undefined }, 'PAYER_IP_REQUIRED', 'payer.ip'],
  ] as const
  for (const [asked, code, field] of refusals) {
    const { body } = await ask(world, asked)
    assert.deepEqual([body.code, body.field], [code, field])
  }
  const theirs = { key: world.demo.keys.individual }
  assert.equal((await ask(world, { store: store.id }, theirs)).body.code, 'STORE_NOT_FOUND')
  await call(world, 'PATCH', `/v1/terminals/${terminal.id}`, { state: 'retired' })
  assert.equal((await ask(world, { terminal: terminal.id })).body.code, 'TERMINAL_RETIRED')
  await call(world, 'PATCH', `/v1/stores/${store.id}`, { state: 'closed' })
  assert.equal((await ask(world, { store: store.id })).body.code, 'STORE_CLOSED')
  assert.equal((await ask(world, request)).body.id, made.id, 'what was asked for before is not asked anew')

  const ids = async (query: string) => (await list<Payment>(world, `/v1/payments?${query}`)).map(({ id }) => id)
  assert.deepEqual(await ids(`store=${store.id}`), [renamed.id, made.id])
  assert.deepEqual(await ids(`terminal=${terminal.id}`), [made.id])
  const [asked] = await events(world, made.id)
  assert.deepEqual([asked?.facts.store, asked?.facts.terminal], [store.id, terminal.id])
  await assertPayable(world, made)
})

test('Q1: JSAPI and mini program sign `prepay_id=…`, APP signs the bare id', async () => {
  const world = await shared()
  const { jsapi, mini, app } = await callUps(world)
  for (const parameters of [jsapi, mini]) assert.match(parameters.package, /^prepay_id=wx\w+$/)
  assert.match(app.prepayid, /^wx\w+$/)
})

test('Q2: the call-up is signed with the key that signs the order: its certificate at WeChat verifies both', async () => {
  const world = await shared()
  type Known = { mchid: string; certificate_pem: string }
  const { providers } = await tell<{ providers: Known[] }>(world, 'GET', 'providers')
  const { certificate_pem } = providers.find(({ mchid }) => mchid === world.demo.sp_mchid)!
  const holds = (lines: readonly string[], signature: string) =>
    verify('RSA-SHA256', Buffer.from(`${lines.join('\n')}\n`), certificate_pem, Buffer.from(signature, 'base64'))

  const { jsapi, mini, app } = await callUps(world)
  for (const one of [jsapi, mini]) assert(holds([one.appId, one.timeStamp, one.nonceStr, one.package], one.paySign))
  assert(holds([app.appid, app.timestamp, app.noncestr, app.prepayid], app.sign))
  assert(!holds([app.appid, app.timestamp, app.noncestr, `prepay_id=${app.prepayid}`], app.sign), 'never mixed')
})

test('M11: Native mode 1 is refused with the reason and the way out, and a link of mode 1 is refused by the phone', async () => {
  const world = await shared()
  const before = (await requests(world)).length
  for (const [over, field] of [
    [{ product_id: 'coffee-1' }, 'product_id'],
    [{ product: 'native_mode_one' }, 'product'],
  ] as const) {
    const { status, body } = await ask(world, over)
    assert.deepEqual([status, body.code, body.field], [400, 'NATIVE_MODE_ONE_UNSUPPORTED', field])
    assert.match(body.next, /`native` \(mode 2\)/)
    assert.match(body.next_zh, /模式二/)
  }
  assert.equal((await requests(world)).length, before, 'nothing is asked of WeChat')

  const link = 'weixin://wxpay/bizpayurl?sign=A&appid=wx1&mch_id=1&product_id=coffee-1&time_stamp=1&nonce_str=n'
  const answer = await fetch(new URL('/_control/scan', world.simulatorUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code_url: link }),
  })
  const refused = (await answer.json()) as { code: string }
  assert.deepEqual([answer.status, refused.code], [409, 'MODE1_UNSUPPORTED'])
})

test('M12: APP is refused before the call until it is granted; granted at WeChat and here, it goes out', async () => {
  const world = await shared()
  const as = { key: world.demo.keys.individual }
  await addOwnAppid(world, 'mobile_app')
  const before = (await requests(world)).length
  const { status, body } = await ask(world, { product: 'app' }, as)
  assert.deepEqual([status, body.code], [409, 'PERMISSION_MISSING'])
  assert.deepEqual(body.details, { product: 'app', state: 'not_asked' })
  assert.match(body.next, /account manager/)
  assert.equal((await requests(world)).length, before, 'nothing is asked of WeChat')

  await recordGrant(world, 'individual', 'app')
  const early = await ask(world, { product: 'app' }, as)
  assert.deepEqual([early.body.state, early.body.refusal?.code], ['refused', 'NO_AUTH'], 'WeChat has the last word')

  const believed = await ask(world, { product: 'app' }, as)
  assert.deepEqual(
    [believed.body.code, believed.body.details],
    ['PERMISSION_MISSING', { product: 'app', state: 'withdrawn' }],
  )
  const { id } = await subMerchantOf(world, 'individual')
  const [last] = await list<PermissionStep>(world, `/v1/sub-merchants/${id}/permission-changes?name=app`)
  assert.deepEqual([last?.state, last?.said_by, last?.wechat?.code], ['withdrawn', 'wechat', 'NO_AUTH'])
  const path = `/v1/exchanges/${last?.wechat?.exchange}?of=${last?.wechat?.of}`
  const { body: exchange } = await call<Exchange>(world, 'GET', path, undefined, { key: world.demo.keys.provider })
  assert.match(JSON.stringify(exchange), /产品权限未开通/, 'with the exchange that proves it')
  const merchant = world.demo.merchants.individual
  assert.deepEqual(await history(world, merchant), ['merchant.permission_withdrawn by answer'])
  assert.deepEqual(await calledFor(world), [['app', 'note', `/merchants/${merchant}?tab=products`]])

  await grantAtDesk(world, 'individual', 'app')
  await recordGrant(world, 'individual', 'app')
  await assertPayable(world, await order(world, { product: 'app' }, as), as)
  assert.deepEqual(await calledFor(world), [], 'over once it is written down as granted')
})

/** What the alerts and the home page say was withdrawn; in test mode nobody is woken by it. */
async function calledFor(world: TestWorld): Promise<unknown[]> {
  await watchAlerts(world.ctx, world.demo.provider)
  const { body: standing } = await asAdministrator<List<Alert>>(world, 'GET', '/v1/alerts')
  const alerts = standing.data.filter(({ kind }) => kind === 'permission_withdrawn')
  const { body } = await call<Overview>(world, 'GET', '/v1/overview', undefined, { key: world.demo.keys.provider })
  const atHome = body.needs.withdrawn_permissions.map(({ permission }) => permission)
  assert.equal(alerts.length, atHome.length)
  return atHome.map((permission, at) => [permission, alerts[at]?.severity, alerts[at]?.page])
}

/** Paid on the phone, the payment is paid here by the word of a notice, with WeChat's number and the payer. */
async function assertPayable(world: TestWorld, made: Payment, as: As = {}): Promise<void> {
  const { transaction_id } = await world.pay(linkOf(made))
  await world.drain()
  const found = await look(world, made.id, as)
  assert.deepEqual([found.state, found.transaction_id, found.pay], ['paid', transaction_id, null])
  assert.equal((await history(world, made.id)).at(-1), 'payment.paid by notice')
}

async function callUps(world: TestWorld) {
  const { company } = world.demo.appids
  const program = await addOwnAppid(world, 'mini_program')
  const under = async (appid: string) => ({ payer: { appid, openid: await openidOf(world, appid) } })
  await bindOwnAppid(world, 'company', 'mobile_app')
  const { pay: jsapi } = await order(world, { product: 'jsapi', ...(await under(company)) })
  const { pay: mini } = await order(world, { product: 'mini_program', ...(await under(program)) })
  const { pay: app } = await order(world, { product: 'app' })
  assert(jsapi?.kind === 'jsapi' && mini?.kind === 'jsapi' && app?.kind === 'app')
  return { jsapi: jsapi.parameters, mini: mini.parameters, app: app.parameters }
}
