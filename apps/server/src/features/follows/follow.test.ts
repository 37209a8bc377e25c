import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Setting } from '../development/setting.ts'
import { decideOffer, type OfferQuestion } from './follow-offer.ts'
import { isSigned, openContent, readFollow, sealedContent } from './push.ts'

const now = new Date('2026-11-26T00:00:00Z')
const question = { amount: 600, subAppid: null, paidAt: now, product: 'native' } as const

test('M6: by a code whatever the amount, else above five yuan and not at it, by APP never', () => {
  const settings = [setting('wxa', null, new Date(0))]
  const cases: [Partial<OfferQuestion>, string | null][] = [
    [{ amount: 501 }, null],
    [{ amount: 500 }, 'amount_too_small'],
    [{ amount: 1, product: 'code_payment' }, null],
    [{ product: 'jsapi' }, null],
    [{ product: 'app' }, 'app_payment'],
    [{ subAppid: 'wxsub' }, 'no_account'],
  ]
  for (const [asked, whyNot] of cases)
    assert.deepEqual(decideOffer({ ...question, settings, ...asked }).whyNot, whyNot, JSON.stringify(asked))
})

test('M5, M8: what was set when it was paid counts; with nothing set nobody follows', () => {
  const day = 86_400_000
  const settings = [setting('wxnew', null, new Date(now.getTime() + day)), setting('wxold', null, new Date(0))]
  assert.equal(decideOffer({ ...question, settings }).appid, 'wxold')
  assert.equal(decideOffer({ ...question, settings, paidAt: new Date(now.getTime() + day) }).appid, 'wxnew')
  assert.deepEqual(decideOffer({ ...question, settings: [] }), { appid: null, offered: false, whyNot: 'no_account' })
  const refused: Setting = { ...setting('wxa', null, now), state: 'refused', setAt: null }
  assert.equal(decideOffer({ ...question, settings: [refused] }).appid, null)
})

test('a push is proven by the platform’s token over its sealed content; what opens for nobody is no content', () => {
  const secrets = { token: 'token', aesKey: 'a'.repeat(43) }
  const query = { timestamp: '1', nonce: '2', signature: sha1('12sealedtoken') }
  assert.equal(isSigned(secrets, query, 'sealed'), true)
  for (const other of ['1', '', sha1('12sealed')])
    assert.equal(isSigned(secrets, { ...query, signature: other }, 'sealed'), false)
  assert.equal(isSigned(secrets, query, 'other'), false)
  for (const sealed of ['', 'AAAA', 'A'.repeat(64)]) assert.equal(openContent(secrets, sealed, 'wxa'), null)
  assert.equal(sealedContent('<Encrypt><![CDATA['.repeat(200_000)), null, 'read once, not once from each beginning')
})

test('of all that happens at an account only a follow from the page after paying is read', () => {
  const event = (name: string, key: string) =>
    `<xml><CreateTime>1764115200</CreateTime><Event><![CDATA[${name}]]></Event><EventKey><![CDATA[${key}]]></EventKey></xml>`
  assert.deepEqual(readFollow(event('subscribe', 'last_trade_no_42000012')), {
    transactionId: '42000012',
    followedAt: new Date(1_764_115_200_000),
  })
  for (const [name, key] of [
    ['subscribe', ''],
    ['subscribe', 'qrscene_1'],
    ['unsubscribe', 'last_trade_no_42000012'],
    ['subscribe', "last_trade_no_1'; drop"],
  ] as const)
    assert.equal(readFollow(event(name, key)), null)
})

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}

function setting(value: string, subAppid: string | null, setAt: Date): Setting {
  return {
    ...{ providerId: 'prv', id: value, accountId: 'acct', merchantId: 'mch', subMerchantId: 'sub', mode: 'test' },
    ...{ kind: 'follow', value, subAppid, owner: null, state: 'set', stateSince: setAt, way: 'sent', attempts: 1 },
    ...{ askedAt: null, refusedCode: null, refusedMessage: null, setAt, addedBy: null, createdAt: setAt },
  }
}
