import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Payment as PaymentView } from '@teyue/contract/payment'
import { disagreements, eventTypes } from '../../testing/books.ts'
import { type TestWorld, testWorld } from '../../testing/world.ts'
import { sendOrder } from './errands.ts'
import { accountOf, findPayment } from './get-payment.ts'

type SimulatedMerchant = { readonly subject_type: string; readonly sub_mchid: string }
type LoggedRequest = { readonly method: string; readonly path: string; readonly code: string | null }

const minuteMs = 60_000

test('Q40: a refusal after silence is in doubt, and is settled by a query after six minutes', async (t) => {
  const { world, ask, paymentNow } = await givenSilence(t, 'drop_before')
  await grantNative(world, false)

  await world.advance(minuteMs)
  const doubted = await paymentNow()
  assert.deepEqual([doubted.state, doubted.refusedCode, doubted.attempts], ['unknown', 'NO_AUTH', 2])
  const { status, body } = await ask()
  assert.deepEqual([status, body.state, body.refusal], [202, 'unknown', null], 'nor does the caller hurry it')
  assert.equal((await paymentNow()).attempts, 2)

  await world.advance(4 * minuteMs)
  assert.equal((await paymentNow()).state, 'unknown', 'an order on the wire could still be opened')
  await world.advance(3 * minuteMs)
  const settled = await ask()
  assert.deepEqual([settled.status, settled.body.state, settled.body.refusal?.code], [200, 'refused', 'NO_AUTH'])
  assert.equal((await eventTypes(world.owner, settled.body.id)).at(-1), 'payment.refused')
})

test('Q40: a refusal after silence is overruled when WeChat has the order after all, whose code is then made anew', async (t) => {
  const { world, ask, paymentNow } = await givenSilence(t, 'drop_after')
  await grantNative(world, false)
  await world.advance(minuteMs)
  const found = await paymentNow()
  assert.deepEqual([found.state, found.refusedCode, found.payToken], ['open', null, null])

  await grantNative(world, true)
  const { body } = await ask()
  assert.deepEqual([body.state, body.refusal], ['open', null])
  assert(body.pay && 'code_url' in body.pay)
  await world.pay({ code_url: body.pay.code_url })
  await world.drain()
  assert.equal((await paymentNow()).state, 'paid')
  assert.deepEqual(await disagreements(world.owner), [])
})

test('Q40: the silence of the query keeps the refusal in doubt; the order is not sent again', async (t) => {
  const { world, paymentNow } = await givenSilence(t, 'drop_before')
  await grantNative(world, false)
  await world.advance(minuteMs)
  const { attempts } = await paymentNow()
  await world.control('POST', '/_control/faults', { seed: 1, rates: { drop_before: 1 } })
  await world.advance(7 * minuteMs)
  const unheard = await paymentNow()
  assert.deepEqual([unheard.state, unheard.refusedCode, unheard.attempts], ['unknown', 'NO_AUTH', attempts])
  await world.control('DELETE', '/_control/faults')
  await world.advance(10 * minuteMs)
  assert.equal((await paymentNow()).state, 'refused')
  assert.equal((await ordersSent(world)).length, attempts)
})

test('Q40: a try that was counted and not sent in time, by a process that froze, is not sent any more', async (t) => {
  const { world, paymentNow } = await givenSilence(t, 'drop_before')
  const counted = await paymentNow()
  const overdue = { ...counted, askedAt: new Date(counted.askedAt.getTime() - minuteMs) }
  const sent = await ordersSent(world)
  assert.equal(await sendOrder(world.ctx, overdue, await accountOf(world.ctx, overdue)), overdue)
  assert.deepEqual(await ordersSent(world), sent)
})

/** A payment whose first try was answered by nothing, `drop_before` or `drop_after` WeChat did it. */
async function givenSilence(t: TestContext, fault: 'drop_before' | 'drop_after') {
  const world = await testWorld(t)
  let id = ''
  const ask = async () => {
    const order = { product: 'native', amount: 1000, description: 'coffee', reference: 'order-1' }
    const { status, body } = await world.api('POST', '/v1/payments', order)
    const payment = body as unknown as PaymentView
    id = payment.id
    return { status, body: payment }
  }
  await world.control('POST', '/_control/faults', { seed: 1, rates: { [fault]: 1 } })
  const asked = await ask()
  assert.deepEqual([asked.status, asked.body.state], [202, 'unknown'])
  await world.control('DELETE', '/_control/faults')
  const paymentNow = async () => (await findPayment(world.ctx, world.demo.provider, id))!
  return { world, ask, paymentNow }
}

/** The account manager's desk at WeChat; our own record of the grant stays as it was. */
async function grantNative(world: TestWorld, granted: boolean): Promise<void> {
  const { merchants } = (await world.control('GET', '/_control/merchants')) as unknown as {
    merchants: SimulatedMerchant[]
  }
  const company = merchants.find(({ subject_type }) => subject_type === 'company')!
  await world.control('PUT', `/_control/merchants/${company.sub_mchid}/permissions/native`, { granted })
}

async function ordersSent(world: TestWorld): Promise<LoggedRequest[]> {
  const log = (await world.control('GET', '/_control/requests?limit=500')) as unknown as { requests: LoggedRequest[] }
  return log.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/native'))
}
