import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MASK, maskHeaders, maskJson, maskText, maskValue } from './redact.ts'

const OPENID = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'

test('headers: who signed is shown, with what is not', () => {
  const masked = maskHeaders({
    Authorization:
      'WECHATPAY2-SHA256-RSA2048 mchid="1900009191",nonce_str="593B",signature="uOVR/nA4q+G==",serial_no="1DDE"',
    authorization: 'Bearer abcdef',
    Cookie: 'session=1',
    'X-Api-Key': 'k',
    'Wechatpay-Serial': 'PUB_KEY_ID_0114232134912410000000000000',
    'Content-Type': 'application/json',
  })
  assert.deepEqual(masked, {
    Authorization: `WECHATPAY2-SHA256-RSA2048 mchid="1900009191",nonce_str="593B",signature="${MASK}",serial_no="1DDE"`,
    authorization: MASK,
    Cookie: MASK,
    'X-Api-Key': MASK,
    'Wechatpay-Serial': 'PUB_KEY_ID_0114232134912410000000000000',
    'Content-Type': 'application/json',
  })
})

test('bodies: people stay just recognisable, secrets vanish, money and numbers stay', () => {
  const body = {
    sp_mchid: '1900000100',
    transaction_id: '4200000985202103031441826014',
    out_trade_no: 'pay_01h455vb4pex5vsknk084sn02q',
    amount: { total: 100, payer_total: 100 },
    payer: { sp_openid: OPENID, sub_openid: OPENID },
    contact_info: { contact_name: '张三丰', contact_id_number: '11010519491231002X', mobile_phone: '13800138000' },
    nested: [
      { apiV3Key: 'abc' },
      { private_key: ['a'] },
      { accessToken: 7 },
      { p12: 'MII' },
      { encoding_aes_key: 'a' },
    ],
    prepay_id: 'wx201410272009395522657a690389285100',
  }
  assert.deepEqual(JSON.parse(maskJson(JSON.stringify(body))), {
    ...body,
    payer: { sp_openid: 'oUp***eS6o', sub_openid: 'oUp***eS6o' },
    contact_info: { contact_name: '张***', contact_id_number: '110***002X', mobile_phone: '138***8000' },
    nested: [
      { apiV3Key: MASK },
      { private_key: MASK },
      { accessToken: MASK },
      { p12: MASK },
      { encoding_aes_key: MASK },
    ],
  })
})

test('JSON within a text within JSON is masked too', () => {
  const masked = maskJson(JSON.stringify({ body: JSON.stringify({ password: 'hunter2', ok: 1 }) }))
  assert.equal(masked, '{"body":"{\\"password\\":\\"***\\",\\"ok\\":1}"}')
})

const texts: [what: string, secret: string, text: string][] = [
  ['a private key', 'MIIEvQ', '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----'],
  ['a private key cut off', 'MIIEvQ', 'pem -----BEGIN RSA PRIVATE KEY-----\nMIIEvQ'],
  ['a bearer token', 'eyJhbGci', 'sent Bearer eyJhbGci.x.y to them'],
  ['a database password', 'hunter2', 'connect postgresql://teyue:hunter2@db/teyue'],
  ['a database password with signs in it', 'hun/t@er2', 'connect postgresql://teyue:hun/t@er2@db/teyue'],
  ['a password in a URL', 'hunter2', 'GET https://me:hunter2@example.com/x'],
  ['an OAuth code', '061xyz', 'GET /oauth?state=1&code=061xyz'],
  ['the key in a v2 signing text', '192006250b4c09247ec02edce69f6a2d', 'b=2&key=192006250b4c09247ec02edce69f6a2d'],
  ['an app secret in a URL', 's3cr3t', 'GET /sns/jscode2session?appid=wx1&secret=s3cr3t&js_code=1'],
  ['a key in prose', 'abcdefgh', 'apiV3Key: abcdefgh is wrong'],
  ['a caller’s API key', 'T3xVq8Zr0aLm', 'refused sk_live_T3xVq8Zr0aLm'],
  ['a webhook secret', 'MfKQ9r8GKYqrTwjU', 'whsec_MfKQ9r8GKYqrTwjU'],
  ['an openid', 'F8uMuAJO_M2pxb1Q9zNj', `payer ${OPENID} paid`],
  ['a payment code', '4123456789', 'auth 134123456789012345'],
  ['a mobile number', '0013', 'call 13800138000'],
  ['values of a refused row', '张三', 'Key (name)=(张三) already exists.'],
]
for (const [what, secret, text] of texts) {
  test(`texts: ${what} is not shown`, () => {
    assert(text.includes(secret))
    assert(!maskText(text).includes(secret), maskText(text))
  })
}

test('texts: what people need to read is left as it is', () => {
  for (const text of [
    'GET https://api.mch.weixin.qq.com/v3/pay/partner/transactions/id/4200000985202103031441826014?sp_mchid=1900000100',
    'listening on http://127.0.0.1:8600/users/@me',
    '2026-11-23T21:07:01.670Z 1795468021 1795468021670 268445527',
    'weixin://wxpay/bizpayurl/up?pr=NwY5Mz9&groupid=00',
  ]) {
    assert.equal(maskText(text), text)
  }
})

test('anything at all comes out as JSON again, however deep, with the same names', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const masked = maskValue(JSON.parse(JSON.stringify(value)))
      assert.doesNotThrow(() => JSON.parse(JSON.stringify(masked)))
    }),
  )
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
  assert(maskJson(deep).includes(MASK))
})

test('a long body is cut, and says how long it was', () => {
  assert.match(maskJson('x'.repeat(70_000)), / … \(70000 characters\)$/)
})
