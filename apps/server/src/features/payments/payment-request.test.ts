import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertSameRequest, canonical, differingField, type PaymentRequest } from './payment-request.ts'

const seed = Number(process.env.TEYUE_TEST_SEED ?? Date.now() % 1_000_000)
const runs = { seed, numRuns: 300 }

const required = {
  merchant: fc.constant('mch_00000000000000000000000001'),
  product: fc.constantFrom('native', 'jsapi', 'h5'),
  amount: fc.integer({ min: 1, max: 1_000_000 }),
  description: fc.string(),
  reference: fc.string(),
}
const optional = {
  sub_merchant: fc.string(),
  expires_at: fc.constantFrom('2026-11-23T05:00:00Z', '2026-11-23T06:00:00Z'),
  payer: fc.record({ openid: fc.string(), appid: fc.string(), ip: fc.ipV4() }, { requiredKeys: [] }),
  appid: fc.string(),
  metadata: fc.dictionary(fc.string(), fc.string(), { maxKeys: 5 }),
  webhook: fc.string(),
}
const requests = fc.record(
  { ...required, ...optional },
  { requiredKeys: ['merchant', 'product', 'amount', 'description', 'reference'] },
) as fc.Arbitrary<PaymentRequest>

test('a request is the same as itself, sealed and opened, and in whatever order its fields come', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const opened = JSON.parse(JSON.stringify(request)) as PaymentRequest
      assert.equal(differingField(opened, shuffled(request)), null)
      assert.equal(canonical(opened), canonical(shuffled(request)))
      assertSameRequest(opened, shuffled(request))
    }),
    runs,
  )
})

test('a request that differs in one field is not the same, and the field is named', () => {
  const fields = [...Object.keys(required), ...Object.keys(optional)] as (keyof PaymentRequest)[]
  fc.assert(
    fc.property(requests, requests, fc.constantFrom(...fields), (first, other, field) => {
      fc.pre(canonical(first[field]) !== canonical(other[field]))
      const repeat = { ...first, [field]: other[field] }
      assert.equal(differingField(first, repeat), field)
      assert.equal(differingField(repeat, first), field)
      assert.throws(() => assertSameRequest(first, repeat), { code: 'PAYMENT_DIFFERS', details: { field } })
    }),
    runs,
  )
})

test('a field left out of the repeat, or put in, or changed deep inside, differs', () => {
  const first: PaymentRequest = {
    merchant: 'm',
    product: 'native',
    amount: 1,
    description: 'd',
    reference: 'r',
    metadata: { table: '7', waiter: 'Li' },
  }
  const { metadata: _, ...without } = first
  assert.equal(differingField(first, without), 'metadata')
  assert.equal(differingField(without, first), 'metadata')
  assert.equal(differingField(first, { ...first, metadata: { table: '7', waiter: 'Lu' } }), 'metadata')
  assert.equal(differingField(first, { ...first, metadata: { table: '7' } }), 'metadata')
  assert.equal(differingField(first, { ...first, metadata: { waiter: 'Li', table: '7' } }), null)
})

function shuffled(request: PaymentRequest): PaymentRequest {
  const turned = (value: unknown): unknown =>
    value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, inner]) => [key, turned(inner)]),
        )
      : value
  return turned(request) as PaymentRequest
}
