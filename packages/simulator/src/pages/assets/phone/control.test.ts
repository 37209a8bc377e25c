import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withCashier } from '../../../testing/code-stage.ts'
import { openStage, type Stage } from '../../../testing/stage.ts'

type Row = Record<string, unknown>
type Code = { as: string; value: string }
type Control = {
  payers(): Promise<{ id: string; name: string; balance_fen: number }[]>
  makePayer(wanted: Row): Promise<{ id: string; name: string; balance_fen: number }>
  openOrders(): Promise<Row[]>
  scan(code: Code): Promise<Row>
  pay(asked: {
    payer: { id: string }
    password: string
    code: Code
  }): Promise<{ result: string; reason: string | null }>
  paymentCode(payer: { id: string }): Promise<{ code: string }>
  newPaymentCode(payer: { id: string }): Promise<{ code: string }>
  passwordRequests(payer: { id: string }): Promise<Row[]>
  answerRequest(payer: { id: string }, request: Row, password: string): Promise<{ result: string }>
  cancelRequest(payer: { id: string }, request: Row): Promise<{ result: string }>
  pastOf(payer: string): Promise<Row[]>
  latestRequests(): Promise<Row[]>
  latestNotices(): Promise<{ id: string; event_type: string; state: string; attempts: Row[] }[]>
  redeliver(id: string): Promise<unknown>
  advanceClock(ms: number): Promise<{ offset_ms: number; fired: number }>
}
const control = (await import(new URL('control.js', import.meta.url).href)) as Control
const { kindOf } = (await import(new URL('reason.js', import.meta.url).href)) as { kindOf(code: string): string }

const DAY_MS = 86_400_000

test('the phone reads all that the simulator says of a payment and its refund', async (t) => {
  const stage = await openPage(t)
  const code = { as: 'code_url', value: String((await stage.native('page-0001')).body.code_url) }
  assert.deepEqual(
    (await control.openOrders()).map((order) => order.out_trade_no),
    ['page-0001'],
  )
  assert.equal((await control.scan(code)).amount_fen, 1_000)
  const payer = await control.makePayer({ name: '李雷', balance_fen: 5_000, password: '654321' })
  assert.equal((await control.pay({ payer, password: '654321', code })).result, 'SUCCESS')
  await stage.refund('page-0001', 'page-refund-1', 300)
  const turned = await control.advanceClock(60_000)
  assert.equal(turned.offset_ms, 60_000)
  assert.deepEqual(
    (await control.pastOf(payer.id)).map(({ kind, amount_fen, state }) => [kind, amount_fen, state]),
    [
      ['refund', 300, 'SUCCESS'],
      ['payment', 1_000, 'REFUND'],
    ],
  )
  assert.equal((await control.payers()).find(({ id }) => id === payer.id)?.balance_fen, 4_300)
  assert.match(String((await control.latestRequests())[0]?.path), /^\/v3\//)
  const notices = await control.latestNotices()
  assert.deepEqual(
    notices.map(({ event_type }) => event_type),
    ['REFUND.SUCCESS', 'TRANSACTION.SUCCESS'],
  )
  await control.redeliver(notices[0]!.id)
  assert.equal((await control.latestNotices())[0]!.attempts.length, 2)
})

test('each reason not to pay has a sentence and a next step of its own', async (t) => {
  const stage = await openPage(t)
  const open = async (number: string) => ({ as: 'code_url', value: String((await stage.native(number)).body.code_url) })
  const poor = await control.makePayer({ name: '穷', balance_fen: 1, password: '654321' })
  const code = await open('page-0002')
  const reasonOf = async (password: string) => (await control.pay({ payer: poor, password, code })).reason ?? ''
  assert.equal(kindOf(await reasonOf('000000')), 'password')
  assert.equal(kindOf(await reasonOf('654321')), 'balance')
  assert.equal(await kindOfRefusal({ as: 'code_url', value: 'weixin://wxpay/bizpayurl?pr=none' }), 'missing')
  assert.equal(await kindOfRefusal({ as: 'code_url', value: 'weixin://wxpay/bizpayurl?product_id=1' }), 'mode1')
  await stage.pay({ code_url: code.value })
  assert.equal(await kindOfRefusal(code), 'paid')
  const closed = await open('page-0003')
  await stage.close('page-0003')
  assert.equal(await kindOfRefusal(closed), 'closed')
  const late = await open('page-0004')
  await control.advanceClock(DAY_MS)
  assert.equal(await kindOfRefusal(late), 'expired')
})

test('the phone shows a payment code, is asked for the password, and answers or refuses', async (t) => {
  const stage = withCashier(await openPage(t))
  const payer = { id: stage.payer }
  const first = await control.paymentCode(payer)
  assert.equal((await control.paymentCode(payer)).code, first.code)
  assert.notEqual((await control.newPaymentCode(payer)).code, first.code)
  await stage.charge('page|code*1', 100_001)
  await stage.charge('page-code-2', 100_002)
  const [one, two] = await control.passwordRequests(payer)
  assert.deepEqual([one?.amount_fen, two?.amount_fen], [100_001, 100_002])
  assert.equal((await control.answerRequest(payer, one!, '000000')).result, 'FAIL')
  assert.equal((await control.answerRequest(payer, one!, '123456')).result, 'SUCCESS')
  assert.equal((await control.cancelRequest(payer, two!)).result, 'CANCEL')
  assert.deepEqual(await control.passwordRequests(payer), [])
})

test('a JSAPI order made for somebody else asks for another payer', async (t) => {
  const stage = await openPage(t)
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const order = stage.order('page-0005', { payer: { sp_openid: openid } })
  const made = await stage.call('POST', '/v3/pay/partner/transactions/jsapi', order)
  const code = { as: 'prepay_id', value: String(made.body.prepay_id) }
  assert.equal((await control.openOrders())[0]?.prepay_id, code.value)
  const other = await control.makePayer({ name: '韩梅梅', balance_fen: 5_000, password: '654321' })
  assert.equal(kindOf((await control.pay({ payer: other, password: '654321', code })).reason ?? ''), 'payer')
})

async function kindOfRefusal(code: Code): Promise<string> {
  const refused = await control.scan(code).then(
    () => assert.fail('this code must not be payable'),
    (error: { code: string }) => error,
  )
  return kindOf(refused.code)
}

/** A simulator, and the one thing that a module of the page knows of its page: where it came from. */
async function openPage(t: Parameters<typeof openStage>[0]): Promise<Stage> {
  const stage = await openStage(t)
  Object.assign(globalThis, { location: { href: stage.url } })
  t.after(async () => void Reflect.deleteProperty(globalThis, 'location'))
  return stage
}
