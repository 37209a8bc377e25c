import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { fenFromYuan, yuanFromFen } from './fen.ts'
import { openWebhook, WebhookNotGenuine } from './webhook.ts'

const [oldSecret, newSecret] = [secretOf(1), secretOf(2)]
const facts = { state: 'paid', amount: 1280 }
const body = JSON.stringify({
  type: 'payment.paid',
  timestamp: '2026-11-23T12:00:00Z',
  data: { subject: 'pay_1', facts },
})

test('a genuine message is read, from Node’s headers and from those of fetch, as text and as bytes', () => {
  const headers = signed([oldSecret])
  for (const arrival of [
    { body, headers },
    { body: Buffer.from(body), headers: new Headers(headers) },
  ]) {
    const { id, type, data } = openWebhook(arrival, { secrets: oldSecret })
    assert.deepEqual([id, type, data.facts.amount], ['evt_1', 'payment.paid', 1280])
  }
})

test('while a secret is rolled, either of them opens what both have signed', () => {
  const both = { body, headers: signed([newSecret, oldSecret]) }
  for (const secrets of [oldSecret, newSecret, [newSecret, oldSecret]]) assert(openWebhook(both, { secrets }))
  assert(openWebhook({ body, headers: signed([oldSecret]) }, { secrets: [newSecret, oldSecret] }))
})

test('what is forged, changed, old, unsigned or unsure is not genuine', () => {
  const headers = signed([oldSecret])
  const trust = { secrets: oldSecret }
  const { 'webhook-id': _, ...anonymous } = headers
  for (const [arrival, trusted] of [
    [{ body: body.replace('1280', '1281'), headers }, trust],
    [{ body, headers: { ...headers, 'webhook-id': 'evt_2' } }, trust],
    [{ body, headers: anonymous }, trust],
    [{ body, headers: { ...headers, 'webhook-timestamp': 'now' } }, trust],
    [{ body, headers: signed([oldSecret], 301) }, trust],
    [
      { body, headers: signed([oldSecret], 20) },
      { ...trust, toleranceSeconds: 10 },
    ],
    [{ body, headers }, { secrets: newSecret }],
  ] as const)
    assert.throws(() => openWebhook(arrival, trusted), WebhookNotGenuine)
  assert.throws(() => openWebhook({ body, headers }, { secrets: [] }), TypeError)
  assert.throws(() => openWebhook({ body, headers }, { ...trust, toleranceSeconds: 3600 }), RangeError)
})

test('yuan and fen turn into each other without a fraction', () => {
  for (const [text, fen] of [
    ['0.29', 29],
    ['12.8', 1280],
    ['1.15', 115],
    ['100', 10_000],
  ] as const)
    assert.equal(fenFromYuan(text), fen)
  assert.deepEqual([yuanFromFen(5), yuanFromFen(1280), yuanFromFen(-115)], ['0.05', '12.80', '-1.15'])
  for (const wrong of ['1.005', '-1', '1,00', '', '01', '1e3']) assert.throws(() => fenFromYuan(wrong), RangeError)
  assert.throws(() => yuanFromFen(0.5), RangeError)
})

function signed(secrets: readonly string[], ageSeconds = 0): Record<string, string> {
  const at = new Date(Date.now() - ageSeconds * 1000)
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign('evt_1', at, body)).join(' '),
  }
}

function secretOf(byte: number): string {
  return `whsec_${Buffer.alloc(32, byte).toString('base64')}`
}
