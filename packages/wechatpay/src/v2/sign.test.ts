import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { assertApiV2Key, isSigned, type SignType, signable, signFields, signTypeOf } from './sign.ts'

// The values WeChat publishes with its rules of signing (安全规范, 签名算法).
const OFFICIAL_KEY = '192006250b4c09247ec02edce69f6a2d'
const official: [string, string][] = [
  ['appid', 'wxd930ea5d5a258f4f'],
  ['mch_id', '10000100'],
  ['device_info', '1000'],
  ['body', 'test'],
  ['nonce_str', 'ibuaiVcKdpRxkhJA'],
]
const OFFICIAL_MD5 = '9A0A8659F005D6984697E2CA0A9CF3B7'
const OFFICIAL_HMAC = '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6'

const kinds: readonly SignType[] = ['MD5', 'HMAC-SHA256']
const fieldName = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/).filter((name) => name !== 'sign')
const message = fc.uniqueArray(fc.tuple(fieldName, fc.string({ unit: 'binary', minLength: 1 })), {
  selector: ([name]) => name,
})

test('Q20: the official test values come out, under MD5 and under HMAC-SHA256', () => {
  assert.equal(signFields(official, OFFICIAL_KEY, 'MD5'), OFFICIAL_MD5)
  assert.equal(signFields(official, OFFICIAL_KEY, 'HMAC-SHA256'), OFFICIAL_HMAC)
  assert.equal(
    signable(official, OFFICIAL_KEY),
    `appid=wxd930ea5d5a258f4f&body=test&device_info=1000&mch_id=10000100&nonce_str=ibuaiVcKdpRxkhJA&key=${OFFICIAL_KEY}`,
  )
  const withMd5 = new Map([...official, ['sign', OFFICIAL_MD5]] as [string, string][])
  assert.equal(isSigned(withMd5, OFFICIAL_KEY, 'MD5'), true)
  assert.equal(isSigned(withMd5, OFFICIAL_KEY, 'HMAC-SHA256'), false)
})

test('names are sorted by their bytes, not by a language', () => {
  const names = ['b', '_a', 'B', 'a_', 'aB', 'a1']
  const fields = names.map((name, index) => [name, `${index}`] as const)
  assert.equal(signable(fields, 'k'), 'B=2&_a=1&a1=5&aB=4&a_=3&b=0&key=k')
})

test('order, empty fields and a sign that is already there do not change a sign; every other change does', () => {
  fc.assert(
    fc.property(message, fc.constantFrom(...kinds), fc.string(), (pairs, kind, noise) => {
      const sign = signFields(pairs, OFFICIAL_KEY, kind)
      assert.match(sign, kind === 'MD5' ? /^[0-9A-F]{32}$/ : /^[0-9A-F]{64}$/)
      assert.equal(signFields([...pairs].reverse(), OFFICIAL_KEY, kind), sign)
      assert.equal(signFields([...pairs, ['an_empty_one', ''], ['sign', noise]], OFFICIAL_KEY, kind), sign)
      assert.equal(isSigned(new Map([...pairs, ['sign', sign]]), OFFICIAL_KEY, kind), true)

      assert.notEqual(signFields(pairs, OFFICIAL_KEY.toUpperCase(), kind), sign)
      for (const [index, [name, text]] of pairs.entries()) {
        const changed = pairs.with(index, [name, `${text}x`])
        assert.equal(isSigned(new Map([...changed, ['sign', sign]]), OFFICIAL_KEY, kind), false)
        assert.equal(isSigned(new Map([...pairs.toSpliced(index, 1), ['sign', sign]]), OFFICIAL_KEY, kind), false)
      }
    }),
  )
})

test('a sign is that of the text which a person would write down', () => {
  fc.assert(
    fc.property(message, (pairs) => {
      const names = pairs.map(([name]) => name).sort()
      const text = names.map((name) => `${name}=${new Map(pairs).get(name)}&`).join('')
      const whole = `${text}key=${OFFICIAL_KEY}`
      assert.equal(signFields(pairs, OFFICIAL_KEY, 'MD5'), createHash('md5').update(whole).digest('hex').toUpperCase())
      const hmac = createHmac('sha256', OFFICIAL_KEY).update(whole).digest('hex').toUpperCase()
      assert.equal(signFields(pairs, OFFICIAL_KEY, 'HMAC-SHA256'), hmac)
    }),
  )
})

test('no sign, a lower-case one, a short one and one of another kind do not hold', () => {
  for (const sign of [
    undefined,
    '',
    OFFICIAL_MD5.toLowerCase(),
    OFFICIAL_MD5.slice(1),
    `${OFFICIAL_MD5} `,
    OFFICIAL_HMAC,
  ]) {
    const fields = new Map(sign === undefined ? official : [...official, ['sign', sign] as [string, string]])
    assert.equal(isSigned(fields, OFFICIAL_KEY, 'MD5'), false, String(sign))
  }
})

test('how a notice is signed is told by its sign, and not against its own word', () => {
  const kindOf = (sign: string, signType?: string) =>
    signTypeOf(new Map([['sign', sign], ...(signType === undefined ? [] : [['sign_type', signType] as const])]))
  assert.equal(kindOf(OFFICIAL_MD5), 'MD5')
  assert.equal(kindOf(OFFICIAL_MD5, ''), 'MD5')
  assert.equal(kindOf(OFFICIAL_HMAC), 'HMAC-SHA256')
  assert.equal(kindOf(OFFICIAL_HMAC, 'HMAC-SHA256'), 'HMAC-SHA256')
  assert.equal(kindOf(OFFICIAL_MD5, 'HMAC-SHA256'), null)
  assert.equal(kindOf(OFFICIAL_HMAC, 'MD5'), null)
  assert.equal(kindOf('short'), null)
  assert.equal(signTypeOf(new Map()), null)
})

test('a key of another length is refused, and not shown', () => {
  assertApiV2Key(OFFICIAL_KEY)
  for (const key of ['', 'a-secret-too-short', OFFICIAL_KEY.repeat(2)]) {
    const silent = (error: Error) => error instanceof TypeError && (key === '' || !error.message.includes(key))
    assert.throws(() => assertApiV2Key(key), silent)
  }
})
