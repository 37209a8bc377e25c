import assert from 'node:assert/strict'
import { test } from 'node:test'

type Code = { as: string; value: string } | { form: string; id: number } | { web: string } | { refused: string }
type Codes = { readCode(text: string): Code; readRedirect(search: string): string | null }
const address = new URL('code.js', import.meta.url).href
const { readCode, readRedirect } = (await import(address)) as Codes

test('the three things a phone can open are told apart', () => {
  const native = 'weixin://wxpay/bizpayurl?pr=p4lpSuK'
  assert.deepEqual(readCode(native), { as: 'code_url', value: native })
  const short = 'weixin://wxpay/bizpayurl/up?pr=NwY5Mz9'
  assert.deepEqual(readCode(short), { as: 'code_url', value: short })
  assert.deepEqual(readCode('prepay_id=wx201410272009395522657a690389285100'), {
    as: 'prepay_id',
    value: 'wx201410272009395522657a690389285100',
  })
  assert.deepEqual(readCode('http://127.0.0.1:8601/h5/abc?redirect_url=https%3A%2F%2Fshop.example'), {
    as: 'h5_url',
    value: 'http://127.0.0.1:8601/h5/abc',
  })
})

test('M4: the codes of forms are told apart: a link to sign by, and the page of a subject’s confirmation', () => {
  const sign = 'http://127.0.0.1:8601/public/apply4ec_sign/s?applymentId=2000002124775691'
  assert.deepEqual(readCode(sign), { form: 'applyment', id: 2_000_002_124_775_691 })
  const subject = 'pages/apply/apiv4/welcome/welcome?applyment_id=2000002124775692'
  assert.deepEqual(readCode(subject), { form: 'subject', id: 2_000_002_124_775_692 })
  const none = 'http://127.0.0.1:8601/public/apply4ec_sign/s?applymentId=x'
  assert.deepEqual(readCode(none), { web: none })
})

test('a web address is opened', () => {
  assert.deepEqual(readCode('https://example.com/a?b=1'), { web: 'https://example.com/a?b=1' })
})

test('what a terminal broke over two lines is put together again', () => {
  assert.deepEqual(readCode(' weixin://wxpay/bizpayurl\n?pr=abc \n'), {
    as: 'code_url',
    value: 'weixin://wxpay/bizpayurl?pr=abc',
  })
})

test('M11: a mode 1 link is known by its product_id, not by its prefix', () => {
  const mode1 = 'weixin://wxpay/bizpayurl?sign=X&appid=wx1&mch_id=1&product_id=9&time_stamp=1&nonce_str=n'
  assert.deepEqual(readCode(mode1), { refused: 'mode1' })
})

test('what cannot be paid here says what it is', () => {
  assert.deepEqual(readCode('  '), { refused: 'empty' })
  assert.deepEqual(readCode('134567890123456789'), { refused: 'payment_code' })
  for (const text of ['hello', 'weixin://wxpay/other', 'javascript:alert(1)', '/h5/x']) {
    assert.deepEqual(readCode(text), { refused: 'other' }, text)
  }
})

test('a payer is sent back to a web page and to nothing else', () => {
  assert.equal(readRedirect('?redirect_url=https%3A%2F%2Fshop.example%2Fdone%3Fa%3D1'), 'https://shop.example/done?a=1')
  for (const search of [
    '',
    '?redirect_url=',
    '?redirect_url=javascript:alert(1)',
    '?redirect_url=data:text/html,x',
    '?redirect_url=/done',
  ]) {
    assert.equal(readRedirect(search), null, search)
  }
})
