import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Refund as RefundView } from '@teyue/contract/refund'
import { balances, disagreements, eventTypes } from '../../testing/books.ts'
import { type TestWorld, testWorld } from '../../testing/world.ts'
import { findPayment } from '../payments/get-payment.ts'
import { setPermission } from '../permissions/set-permission.ts'
import { sendRefund } from './errands.ts'
import { findRefund } from './get-refund.ts'

type SimulatedMerchant = { readonly subject_type: string; readonly sub_mchid: string; readonly balance_fen: number }
type LoggedRequest = { readonly method: string; readonly path: string; readonly code: string | null }

const minuteMs = 60_000

test('Q40: a refusal after silence is in doubt, keeps the money, and is settled by a query after six minutes', async (t) => {
  const { world, paymentId, ask, refundNow } = await givenPaidWorld(t)
  await world.control('POST', '/_control/faults', { seed: 1, rates: { drop_before: 1 } })
  const asked = await ask()
  assert.deepEqual([asked.status, asked.body.state], [202, 'unknown'])
  await world.control('DELETE', '/_control/faults')
  await grant(world, false)

  await world.advance(minuteMs)
  const doubted = await refundNow()
  assert.deepEqual([doubted.state, doubted.refusedCode, doubted.attempts], ['unknown', 'NO_AUTH', 2])
  assert.equal((await findPayment(world.ctx, world.demo.provider, paymentId))?.refunding, 400)
  assert.deepEqual(
    [(await ask()).body.state, (await refundNow()).attempts],
    ['unknown', 2],
    'nor does the caller hurry it',
  )

  await world.advance(4 * minuteMs)
  assert.equal((await refundNow()).state, 'unknown', 'a request on the wire could still be accepted')
  await world.advance(3 * minuteMs)
  const settled = await refundNow()
  assert.deepEqual([settled.state, settled.refusedCode], ['refused', 'NO_AUTH'])
  assert.equal((await findPayment(world.ctx, world.demo.provider, paymentId))?.refunding, 0)
  assert.deepEqual(await queriesOf(world), ['RESOURCE_NOT_EXISTS'])
})

test('Q40: a refusal after silence is overruled when WeChat knows the refund after all', async (t) => {
  const { world, ask, refundNow } = await givenPaidWorld(t)
  await world.control('POST', '/_control/faults', { seed: 1, rates: { drop_after: 1 } })
  assert.equal((await ask()).body.state, 'unknown')
  await world.control('DELETE', '/_control/faults')
  await grant(world, false)

  await world.advance(10 * minuteMs)
  const refund = await refundNow()
  assert.equal(refund.state, 'succeeded')
  assert.equal((await ask()).body.refusal, null)
  assert.deepEqual(await disagreements(world.owner), [])
  assert.deepEqual(await balances(world.owner), { receivable: 596, fee: 4, merchant: -600 })
})

test('Q40: a try that was counted and not sent in time, by a process that froze, is not sent any more', async (t) => {
  const { world, ask, refundNow } = await givenPaidWorld(t)
  await world.control('POST', '/_control/faults', { seed: 1, rates: { drop_before: 1 } })
  await ask()
  await world.control('DELETE', '/_control/faults')
  const counted = await refundNow()
  const overdue = { ...counted, askedAt: new Date(counted.askedAt.getTime() - minuteMs) }
  await world.control('POST', '/_control/reset')
  assert.equal(await sendRefund(world.ctx, overdue), overdue)
  assert.deepEqual((await world.control('GET', '/_control/requests')) as unknown, { requests: [] })
})

test('Q40: NOT_ENOUGH waits for the merchant’s money and goes on under the same number', async (t) => {
  const { world, ask, refundNow } = await givenPaidWorld(t)
  const { sub_mchid: number, balance_fen: amount_fen } = await companyOf(world)
  await world.control('POST', `/_control/merchants/${number}/withdraw`, { amount_fen })
  const held = await ask()
  assert.deepEqual([held.status, held.body.state, held.body.held], [202, 'requested', { code: 'NOT_ENOUGH' }])

  await world.advance(minuteMs)
  assert.deepEqual([(await refundNow()).state, (await refundNow()).heldCode], ['requested', 'NOT_ENOUGH'])
  await payOrder(world, 'order-2')
  await world.advance(60 * minuteMs)
  await world.advance(minuteMs)
  const refund = await refundNow()
  assert.deepEqual([refund.id, refund.state, refund.heldCode], [held.body.id, 'succeeded', null])
  const [first, ...others] = await eventTypes(world.owner, refund.id)
  assert.equal(first, 'refund.requested')
  assert.deepEqual(new Set(others), new Set(['refund.held', 'refund.processing', 'refund.succeeded']))
})

test('a refusal at the first try is final at once, and its money is free for another refund', async (t) => {
  const { world, ask, paymentId } = await givenPaidWorld(t)
  await grant(world, false)
  const refused = await ask()
  assert.deepEqual([refused.status, refused.body.state, refused.body.refusal?.code], [201, 'refused', 'NO_AUTH'])
  await grant(world, true)
  const path = `/v1/payments/${paymentId}/refunds`
  const again = () => world.api('POST', path, { amount: 1000, reference: 'refund-2' })
  assert.equal(
    (await again()).body.code,
    'REFUND_NOT_AUTHORISED',
    'WeChat’s word is believed until somebody says otherwise',
  )
  const { subMerchantId } = (await findPayment(world.ctx, world.demo.provider, paymentId))!
  await setPermission(world.ctx, world.demo.provider, subMerchantId, 'refund', 'granted')
  const whole = await again()
  assert.deepEqual([whole.status, (whole.body as unknown as RefundView).state], [201, 'processing'])
})

async function givenPaidWorld(t: TestContext) {
  const world = await testWorld(t)
  const paymentId = await payOrder(world, 'order-1')
  let refundId = ''
  const ask = async () => {
    const order = { amount: 400, reference: 'refund-1' }
    const { status, body } = await world.api('POST', `/v1/payments/${paymentId}/refunds`, order)
    const refund = body as unknown as RefundView
    refundId = refund.id
    return { status, body: refund }
  }
  const refundNow = async () => (await findRefund(world.ctx, world.demo.provider, refundId))!
  return { world, paymentId, ask, refundNow }
}

async function payOrder(world: TestWorld, reference: string): Promise<string> {
  const order = { product: 'native', amount: 1000, description: 'coffee', reference }
  const { body } = await world.api('POST', '/v1/payments', order)
  const payment = body as unknown as { id: string; pay: { code_url: string } }
  await world.pay({ code_url: payment.pay.code_url })
  await world.drain()
  return payment.id
}

/** The account manager's desk at WeChat; our own record of the grant stays as it was. */
async function grant(world: TestWorld, granted: boolean): Promise<void> {
  const { sub_mchid: number } = await companyOf(world)
  await world.control('PUT', `/_control/merchants/${number}/permissions/refund`, { granted })
}

async function companyOf(world: TestWorld): Promise<{ sub_mchid: string; balance_fen: number }> {
  const { merchants } = (await world.control('GET', '/_control/merchants')) as unknown as {
    merchants: SimulatedMerchant[]
  }
  return merchants.find(({ subject_type }) => subject_type === 'company')!
}

/** The codes with which WeChat answered queries for refunds. */
async function queriesOf(world: TestWorld): Promise<unknown[]> {
  const log = (await world.control('GET', '/_control/requests?limit=500')) as unknown as { requests: LoggedRequest[] }
  const queries = log.requests.filter(({ method, path }) => method === 'GET' && path.startsWith('/v3/refund/'))
  return [...new Set(queries.map(({ code }) => code))]
}
