import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type IdKind, idAt, isId, madeAtMs, newId } from './ids.ts'

const kinds: readonly IdKind[] = [
  'provider',
  'account',
  'merchant',
  'subMerchant',
  'apiKey',
  'payment',
  'refund',
  'event',
  'exchange',
  'disagreement',
  'webhookEndpoint',
  'webhookDelivery',
]

test('Q40: every number is unique, says its kind, and is one that WeChat takes', () => {
  const made = kinds.flatMap((kind) => Array.from({ length: 500 }, () => ({ kind, id: newId(kind) })))
  assert.equal(new Set(made.map(({ id }) => id)).size, made.length)
  for (const { kind, id } of made) {
    assert.deepEqual(
      kinds.filter((other) => isId(other, id)),
      [kind],
    )
    // An out_trade_no has 6 to 32 of these characters.
    assert.match(id, /^[0-9A-Za-z_\-|*]{6,32}$/)
  }
})

test('ids sort by the time they were made', (t) => {
  const days = [0, 1, 400, 4_000]
  const ids = days.map((day) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 10, 23) + day * 86_400_000 })
    const id = newId('payment')
    t.mock.timers.reset()
    return id
  })
  assert.deepEqual(ids, ids.toSorted())
})

test('what is not an id is not taken for one', () => {
  const id = newId('payment')
  const wrongs = [
    '',
    'pay_',
    id.slice(0, -1),
    `${id}0`,
    id.toUpperCase(),
    ` ${id}`,
    `${id}\n`,
    id.replace('pay_', 'rfd_'),
  ]
  for (const wrong of wrongs) assert.equal(isId('payment', wrong), false, JSON.stringify(wrong))
})

test('an id tells when it was made, and a moment the smallest id that it could have', () => {
  const before = Date.now()
  const id = newId('event')
  const made = madeAtMs(id)
  assert(made >= before && made <= Date.now())
  assert(idAt('event', made) <= id && id < idAt('event', made + 1))
  assert.equal(madeAtMs(idAt('event', made)), made)
})
