import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { authorizeUrl } from './authorize-url.ts'

const input = {
  appid: 'wx2421b1c4370ec43b',
  redirectUri: 'https://pay.example.cn/cashier?order=T1&lang=zh',
  scope: 'snsapi_base',
  state: 'a1B2',
} as const

test('M15: the address has WeChat’s own order of parameters and ends in #wechat_redirect', () => {
  assert.equal(
    authorizeUrl(input),
    'https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx2421b1c4370ec43b' +
      '&redirect_uri=https%3A%2F%2Fpay.example.cn%2Fcashier%3Forder%3DT1%26lang%3Dzh' +
      '&response_type=code&scope=snsapi_base&state=a1B2#wechat_redirect',
  )
})

test('M15: the page may be the simulator’s, and consent may be asked for', () => {
  const url = authorizeUrl({ ...input, scope: 'snsapi_userinfo', openUrl: 'http://127.0.0.1:8601/' })
  assert.match(url, /^http:\/\/127\.0\.0\.1:8601\/connect\/oauth2\/authorize\?appid=.*&scope=snsapi_userinfo&state=/)
})

test('a state is 1 to 128 letters and digits, and nothing else', () => {
  for (const state of ['', 'a'.repeat(129), 'a-b', 'a b', 'ä', 'a\n']) {
    assert.throws(() => authorizeUrl({ ...input, state }), TypeError, state)
  }
  assert.ok(authorizeUrl({ ...input, state: 'a'.repeat(128) }))
})

test('an address that is none, or no page of the web, is refused', () => {
  for (const redirectUri of ['', '/cashier', 'javascript:alert(1)', `https://a.example/${'x'.repeat(1024)}`]) {
    assert.throws(() => authorizeUrl({ ...input, redirectUri }), TypeError, redirectUri)
  }
  assert.throws(() => authorizeUrl({ ...input, appid: 'wx1&redirect_uri=x' }), TypeError)
})

test('whatever the address to return to holds, it comes back whole and adds no parameter', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const redirectUri = `https://pay.example.cn/${text}`
      const read = new URL(authorizeUrl({ ...input, redirectUri }))
      assert.equal(read.searchParams.get('redirect_uri'), redirectUri)
      assert.deepEqual([...read.searchParams.keys()], ['appid', 'redirect_uri', 'response_type', 'scope', 'state'])
      assert.equal(read.hash, '#wechat_redirect')
    }),
  )
})
