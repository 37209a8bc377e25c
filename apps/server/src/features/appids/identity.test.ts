import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BoundAppid, OwnAppid } from './appid.ts'
import { decideIdentity, type Identity, type IdentityQuestion } from './identity.ts'
import type { SingleProduct } from './product.ts'

const spService: OwnAppid = { appid: 'wxsp-service', kind: 'service_account' }
const spMini: OwnAppid = { appid: 'wxsp-mini', kind: 'mini_program' }
const spApp: OwnAppid = { appid: 'wxsp-app', kind: 'mobile_app' }
const subService: BoundAppid = { appid: 'wxsub-service', kind: 'service_account', isDefault: true }
const subService2: BoundAppid = { appid: 'wxsub-service-2', kind: 'service_account', isDefault: false }
const subMini: BoundAppid = { appid: 'wxsub-mini', kind: 'mini_program', isDefault: false }
const subApp: BoundAppid = { appid: 'wxsub-app', kind: 'mobile_app', isDefault: false }

const question: IdentityQuestion = {
  product: 'native',
  spMchid: '1900000001',
  subMchid: '1600000001',
  ownAppids: [spService, spMini, spApp],
  boundAppids: [],
  chosenAppid: null,
  payer: null,
}

test('M14: nothing bound, a code or a link: the provider, its appid, the sub-merchant, and nothing else', () => {
  for (const product of ['native', 'h5', 'code_payment'] as const) {
    const identity = decide({ product })
    assert.deepEqual(fieldsOf(identity), { spAppid: 'wxsp-service', subAppid: null, payer: null, callUpAppid: null })
    assert.deepEqual([identity.spMchid, identity.subMchid], ['1900000001', '1600000001'])
    assert.deepEqual(rowsOf(identity), { sp_mchid: 'M21', sp_appid: 'M14', sub_mchid: 'M14', sub_appid: 'M13' })
  }
})

test('M19: bound, a code or a link: also sub_appid', () => {
  for (const product of ['native', 'h5', 'code_payment'] as const) {
    const identity = decide({ product, boundAppids: [subService] })
    const fields = { spAppid: 'wxsp-service', subAppid: 'wxsub-service', payer: null, callUpAppid: null }
    assert.deepEqual(fieldsOf(identity), fields)
    assert.equal(rowsOf(identity).sub_appid, 'M19')
  }
  const byCode = decide({ product: 'code_payment', boundAppids: [subService] })
  assert.match(byCode.reasons.at(-1)!.because, /the answer that says who paid/)
})

const payers: [name: string, product: SingleProduct, bound: BoundAppid[], payerAppid: string, want: string][] = [
  ['M15: not bound', 'jsapi', [], 'wxsp-service', 'sp_openid wxsp-service -'],
  ['M15: not bound', 'mini_program', [], 'wxsp-mini', 'sp_openid wxsp-mini -'],
  [
    'M20: bound, the payer known under it',
    'jsapi',
    [subService],
    'wxsub-service',
    'sub_openid wxsp-service wxsub-service',
  ],
  ['M20: bound, the payer known under it', 'mini_program', [subMini], 'wxsub-mini', 'sub_openid wxsp-mini wxsub-mini'],
  [
    'M20: bound, the payer known under the provider',
    'jsapi',
    [subService],
    'wxsp-service',
    'sp_openid wxsp-service wxsub-service',
  ],
  [
    'M20: bound, the payer known under the provider',
    'mini_program',
    [subMini],
    'wxsp-mini',
    'sp_openid wxsp-mini wxsub-mini',
  ],
  [
    'M18: two bound, the payer known under the other',
    'jsapi',
    [subService, subService2],
    'wxsub-service-2',
    'sub_openid wxsp-service wxsub-service-2',
  ],
  ['M20: another kind bound', 'jsapi', [subMini], 'wxsp-service', 'sp_openid wxsp-service -'],
]
for (const [name, product, boundAppids, appid, want] of payers) {
  test(`${name}, ${product}: ${want}`, () => {
    const identity = decide({ product, boundAppids, payer: { openid: 'o', appid } })
    const { payer, spAppid, subAppid, callUpAppid } = identity
    assert.equal(`${payer?.field} ${spAppid} ${subAppid ?? '-'}`, want)
    assert.equal(payer?.openid, 'o')
    assert.equal(callUpAppid, appid)
    assert.equal(rowsOf(identity)[payer!.field], payer?.field === 'sub_openid' ? 'M20' : 'M15')
    assert.equal(identity.reasons.find(({ field }) => field === payer!.field)?.value, appid)
  })
}

test('M20: an openid of a stranger, or of the wrong kind of program, is refused with the appids that would do', () => {
  const strangers: [SingleProduct, string, string[]][] = [
    ['jsapi', 'wxstranger', ['wxsub-service', 'wxsp-service']],
    ['jsapi', 'wxsp-mini', ['wxsub-service', 'wxsp-service']],
    ['mini_program', 'wxsub-service', ['wxsub-mini', 'wxsp-mini']],
  ]
  for (const [product, appid, appids] of strangers) {
    const asked = { product, boundAppids: [subService, subMini], payer: { openid: 'o', appid } }
    assert.throws(() => decide(asked), { code: 'PAYER_APPID_MISMATCH', details: { appids } })
  }
})

test('a payer where none is needed changes nothing', () => {
  const payer = { openid: 'o', appid: 'wxstranger' }
  for (const product of ['native', 'h5', 'app', 'code_payment'] as const) {
    assert.deepEqual(decide({ product, payer }), decide({ product }))
  }
})

test('without a payer the answer names the appid to run OAuth on', () => {
  const cases: [SingleProduct, BoundAppid[], string][] = [
    ['jsapi', [], 'wxsp-service'],
    ['jsapi', [subService], 'wxsub-service'],
    ['mini_program', [subService], 'wxsp-mini'],
  ]
  for (const [product, boundAppids, oauth_appid] of cases) {
    assert.throws(() => decide({ product, boundAppids }), { code: 'PAYER_REQUIRED', details: { oauth_appid } })
  }
})

test('M18: the payment names the bound appid, else the default is used, else the first', () => {
  const boundAppids = [subService2, subService, subMini]
  assert.equal(decide({ boundAppids }).subAppid, 'wxsub-service')
  assert.equal(decide({ boundAppids: [subMini, subService2] }).subAppid, 'wxsub-mini')
  assert.equal(decide({ boundAppids, chosenAppid: 'wxsub-service-2' }).subAppid, 'wxsub-service-2')
  assert.throws(() => decide({ boundAppids, chosenAppid: 'wxstranger' }), { code: 'IDENTITY_INCOMPLETE' })
  assert.throws(() => decide({ boundAppids, product: 'app', chosenAppid: 'wxsub-mini' }), {
    code: 'IDENTITY_INCOMPLETE',
  })
})

test('M18: an openid of one bound appid contradicts the naming of another', () => {
  const asked = { product: 'jsapi', boundAppids: [subService, subService2], chosenAppid: 'wxsub-service-2' } as const
  const under = (appid: string) => decide({ ...asked, payer: { openid: 'o', appid } })
  assert.throws(() => under('wxsub-service'), {
    code: 'PAYER_APPID_MISMATCH',
    details: { appids: ['wxsub-service-2', 'wxsp-service'] },
  })
  assert.equal(under('wxsub-service-2').subAppid, 'wxsub-service-2')
  assert.equal(under('wxsp-service').subAppid, 'wxsub-service-2')
})

test('Q13: an APP payment is called up by the mobile app: the bound one, else the provider’s', () => {
  assert.deepEqual(fieldsOf(decide({ product: 'app' })), {
    spAppid: 'wxsp-app',
    subAppid: null,
    payer: null,
    callUpAppid: 'wxsp-app',
  })
  const bound = decide({ product: 'app', boundAppids: [subService, subApp] })
  assert.deepEqual([bound.subAppid, bound.callUpAppid, bound.spAppid], ['wxsub-app', 'wxsub-app', 'wxsp-app'])
  assert.equal(rowsOf(bound).appId, 'M20')
})

test('what is missing is said before WeChat is asked', () => {
  const payer = { openid: 'o', appid: 'wxsp-service' }
  const cases: [Partial<IdentityQuestion>, RegExp][] = [
    [{ ownAppids: [] }, /provider's own account/],
    [{ product: 'jsapi', ownAppids: [spMini], payer }, /kind that this product/],
    [{ product: 'app', ownAppids: [spService] }, /mobile_app/],
  ]
  for (const [asked, missing] of cases) {
    assert.throws(
      () => decide(asked),
      (error: { code?: string; details?: { missing: string[] } }) =>
        error.code === 'IDENTITY_INCOMPLETE' && missing.test(String(error.details?.missing)),
    )
  }
})

test('M14: a provider without a program of the kind sends its service account, else any of its own', () => {
  assert.equal(decide({ ownAppids: [spApp, spMini, spService] }).spAppid, 'wxsp-service')
  assert.equal(decide({ ownAppids: [spApp, spMini] }).spAppid, 'wxsp-app')
  const sub = { product: 'jsapi', boundAppids: [subService], payer: { openid: 'o', appid: 'wxsub-service' } } as const
  assert.equal(decide({ ...sub, ownAppids: [spMini] }).spAppid, 'wxsp-mini')
})

test('M13: every field that is sent, or left out, has its reason in both languages', () => {
  for (const boundAppids of [[], [subMini], [subService]]) {
    const identity = decide({ product: 'jsapi', boundAppids, payer: { openid: 'o', appid: 'wxsp-service' } })
    const fields = identity.reasons.map(({ field }) => field)
    assert.deepEqual(fields, ['sp_mchid', 'sp_appid', 'sub_mchid', 'sub_appid', 'sp_openid', 'appId'])
    assert(
      identity.reasons.every(
        ({ because, becauseZh, row }) => because && /\p{Script=Han}/u.test(becauseZh) && /^M\d+$/.test(row),
      ),
    )
  }
})

function decide(changes: Partial<IdentityQuestion>): Identity {
  return decideIdentity({ ...question, ...changes })
}

function fieldsOf({ spAppid, subAppid, payer, callUpAppid }: Identity) {
  return { spAppid, subAppid, payer, callUpAppid }
}

function rowsOf({ reasons }: Identity): Record<string, string> {
  return Object.fromEntries(reasons.map(({ field, row }) => [field, row]))
}
