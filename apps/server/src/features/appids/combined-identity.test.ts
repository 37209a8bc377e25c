import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BoundAppid, OwnAppid } from './appid.ts'
import { type CombinedPart, type CombinedQuestion, decideCombinedIdentity } from './combined-identity.ts'

const spService: OwnAppid = { appid: 'wxsp-service', kind: 'service_account' }
const spApp: OwnAppid = { appid: 'wxsp-app', kind: 'mobile_app' }
const subService: BoundAppid = { appid: 'wxsub-service', kind: 'service_account', isDefault: true }
const subApp: BoundAppid = { appid: 'wxsub-app', kind: 'mobile_app', isDefault: true }

const bound: CombinedPart = { subMchid: '1600000001', boundAppids: [subService], chosenAppid: null }
const unbound: CombinedPart = { subMchid: '1600000002', boundAppids: [], chosenAppid: null }
const question: CombinedQuestion = {
  paidBy: 'native',
  spMchid: '1900000001',
  ownAppids: [spService, spApp],
  payer: null,
  parts: [bound, unbound],
}

test('Q21, Q26: all parts stand under one number and one appid of the provider’s, each with its own sub-merchant', () => {
  const { combineMchid, combineAppid, payer, callUpAppid, parts } = decide({})
  assert.deepEqual([combineMchid, combineAppid, payer, callUpAppid], ['1900000001', 'wxsp-service', null, null])
  const whole = { spMchid: '1900000001', spAppid: 'wxsp-service', callUpAppid: null }
  assert.deepEqual(parts, [
    { ...whole, subMchid: '1600000001', subAppid: 'wxsub-service' },
    { ...whole, subMchid: '1600000002', subAppid: null },
  ])
})

test('Q21, M15: the openid under the combined appid is the payer of all parts', () => {
  const payer = { openid: 'o', appid: 'wxsp-service' }
  const found = decide({ paidBy: 'jsapi', payer, parts: [unbound, bound] })
  assert.deepEqual(found.payer, { field: 'openid', openid: 'o' })
  assert.deepEqual([found.combineAppid, found.callUpAppid], ['wxsp-service', 'wxsp-service'])
  const subAppids = found.parts.map(({ subAppid }) => subAppid)
  assert.deepEqual(subAppids, [null, 'wxsub-service'])
})

test('Q21, M20: an openid under a bound appid is sub_openid, and only beside the first part’s sub_appid', () => {
  const payer = { openid: 'o', appid: 'wxsub-service' }
  const found = decide({ paidBy: 'jsapi', payer })
  assert.deepEqual(found.payer, { field: 'sub_openid', openid: 'o' })
  assert.deepEqual([found.combineAppid, found.callUpAppid], ['wxsp-service', 'wxsub-service'])
  const notFirst = { paidBy: 'jsapi', payer, parts: [unbound, bound] } as const
  assert.throws(() => decide(notFirst), { code: 'PAYER_APPID_MISMATCH', details: { appids: ['wxsp-service'] } })
})

test('Q21: an app calls a combined order up under the appid of the whole, which must be an app’s', () => {
  const inApp = { paidBy: 'app', parts: [{ ...bound, boundAppids: [subApp] }] } as const
  const found = decide(inApp)
  assert.deepEqual([found.combineAppid, found.callUpAppid], ['wxsp-app', 'wxsp-app'])
  assert.equal(found.parts[0]?.subAppid, 'wxsub-app')
  const missing = ["a mobile_app of the provider's own, to stand as combine_appid"]
  const missing_zh = ['服务商自有的移动应用 appid（用作 combine_appid）']
  const without = () => decide({ ...inApp, ownAppids: [spService] })
  assert.throws(without, { code: 'IDENTITY_INCOMPLETE', details: { missing, missing_zh } })
})

test('Q26: every field has its reason, in both languages and under the name that it is sent by', () => {
  const { reasons } = decide({ paidBy: 'jsapi', payer: { openid: 'o', appid: 'wxsub-service' } })
  assert.deepEqual(
    reasons.map(({ field, value, row }) => `${row} ${field} ${value}`),
    [
      'M21 combine_mchid 1900000001',
      'Q26 combine_appid wxsp-service',
      'M21 sub_orders[0].mchid 1900000001',
      'M14 sub_orders[0].sub_mchid 1600000001',
      'M20 sub_orders[0].sub_appid wxsub-service',
      'M21 sub_orders[1].mchid 1900000001',
      'M14 sub_orders[1].sub_mchid 1600000002',
      'M13 sub_orders[1].sub_appid null',
      'M20 combine_payer_info.sub_openid wxsub-service',
      'M20 appId wxsub-service',
    ],
  )
  for (const { because, becauseZh } of reasons) assert(because.endsWith('.') && becauseZh.endsWith('。'))
})

function decide(changes: Partial<CombinedQuestion>) {
  return decideCombinedIdentity({ ...question, ...changes })
}
