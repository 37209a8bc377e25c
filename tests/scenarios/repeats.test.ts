import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Payment } from '@teyue/contract/payment'
import type { Refund } from '@teyue/contract/refund'
import { ask, askRefund, call, linkOf, look, newReference, order, paid, paymentRequest, refund } from './acts.ts'
import { list, requests, simulated } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()

test('the same reference again gives the first payment, and WeChat is not asked again', async () => {
  const world = await shared()
  const request = { reference: newReference(), metadata: { table: '12', guest: '3' } }
  const made = await order(world, request)
  const reordered = { ...request, metadata: { guest: '3', table: '12' } }
  const again = await ask(world, reordered)
  assert.deepEqual([again.status, again.body], [200, made])
  assert.equal((await requests(world, '/native')).filter(({ body }) => body.out_trade_no === made.id).length, 1)
  await world.pay(linkOf(made))
  await world.drain()
  const later = await ask(world, request)
  assert.deepEqual([later.status, later.body.id, later.body.state], [200, made.id, 'paid'], 'as it stands now')
})

test('the same reference with anything else differing is refused, and the field is named', async () => {
  const world = await shared()
  const request = { reference: newReference() }
  const made = await order(world, request)
  const [hook] = [await call<{ id: string }>(world, 'POST', '/v1/webhook-endpoints', { url: 'http://127.0.0.1:9/' })]
  for (const [field, other] of Object.entries({
    amount: 1_281,
    description: '三杯咖啡',
    product: 'app',
    expires_at: '2027-01-01T00:00:00+08:00',
    payer: { ip: '203.0.113.7' },
    appid: world.demo.appids.company,
    metadata: { table: '12' },
    webhook: hook.body.id,
  })) {
    const { status, body } = await ask(world, { ...request, [field]: other })
    assert.deepEqual([status, body.code, body.field], [409, 'PAYMENT_DIFFERS', field])
  }
  assert.deepEqual(await look(world, made.id), made)
})

test('an Idempotency-Key gives the first answer again, and is refused for anything else', async () => {
  const world = await shared()
  const headers = { 'idempotency-key': 'click-1' }
  const request = paymentRequest()
  const first = await call<Payment>(world, 'POST', '/v1/payments', request, { headers })
  const again = await call<Payment>(world, 'POST', '/v1/payments', request, { headers })
  assert.deepEqual([first.status, again.status, again.body], [201, 200, first.body])

  const reference = newReference()
  const other = await call<Payment>(world, 'POST', '/v1/payments', { ...request, reference }, { headers })
  assert.deepEqual([other.status, other.body.code, other.body.field], [409, 'PAYMENT_DIFFERS', 'reference'])
  assert.deepEqual(await list(world, `/v1/payments?reference=${reference}`), [], 'and nothing was made')
  const theirs = { headers, key: world.demo.keys.individual }
  assert.equal((await ask(world, {}, theirs)).status, 201, "another merchant's key of the same text is another key")
})

test('two quick clicks, and more, make one payment and one order', async () => {
  const world = await shared()
  const request = paymentRequest()
  const clicks = await Promise.all(
    Array.from({ length: 6 }, () => call<Payment>(world, 'POST', '/v1/payments', request)),
  )
  assert.equal(new Set(clicks.map(({ body }) => body.id)).size, 1)
  assert.equal(clicks.filter(({ status }) => status === 201).length, 1, 'one of them made it')
  const [{ body: made }] = clicks as [(typeof clicks)[0]]
  const sent = (await requests(world, '/native')).filter(({ body }) => body.out_trade_no === made.id)
  assert.equal(sent.length, 1, 'a second order beside the first would end the code that the first brings')
  const { code_url } = await simulated(world, made.id)
  for (const { status, body } of clicks) {
    if (body.pay) assert.deepEqual(body.pay.kind === 'code' && body.pay.code_url, code_url)
    else assert.deepEqual([status, body.state], [202, 'requested'], 'whoever does not wait is told so')
  }
  const now = await call<Payment>(world, 'POST', '/v1/payments', request)
  assert.deepEqual([now.status, linkOf(now.body)], [200, { code_url }])
  await world.pay(linkOf(now.body))
  await world.drain()
  assert.equal((await look(world, made.id)).state, 'paid')
})

test('the same refund again gives the first one; with another amount or reason it is refused, and the field is named', async () => {
  const world = await shared()
  const payment = await paid(world)
  const request = { reference: newReference(), amount: 100, reason: 'cold' }
  const made = await refund(world, payment.id, request)
  const again = await askRefund(world, payment.id, request)
  assert.deepEqual([again.status, again.body], [200, made])
  for (const [field, other] of Object.entries({ amount: 101, reason: 'spilt' })) {
    const { status, body } = await askRefund(world, payment.id, { ...request, [field]: other })
    assert.deepEqual([status, body.code, body.field], [409, 'REFUND_DIFFERS', field])
  }
  assert.equal((await look(world, payment.id)).refunded, 100, 'refunded once')
  const elsewhere = await refund(world, (await paid(world)).id, request)
  assert.notEqual(elsewhere.id, made.id, 'under another payment the name is free')
})

test('refund clicks at the same moment refund once; a key that was for a payment is not for a refund', async () => {
  const world = await shared()
  const payment = await paid(world)
  const request = { amount: 100, reference: newReference() }
  const path = `/v1/payments/${payment.id}/refunds`
  const clicks = await Promise.all(Array.from({ length: 5 }, () => call<Refund>(world, 'POST', path, request)))
  assert.equal(new Set(clicks.map(({ body }) => body.id)).size, 1)
  assert.equal((await simulated(world, payment.id)).refunds.length, 1)

  const headers = { 'idempotency-key': 'click-2' }
  await order(world, {}, { headers })
  const reused = await askRefund(world, payment.id, {}, { headers })
  assert.deepEqual([reused.status, reused.body.code], [409, 'IDEMPOTENCY_KEY_REUSED'])
  assert.equal((await look(world, payment.id)).refunded, 100)
})
