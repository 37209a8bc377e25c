import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { WechatPayError } from '../errors.ts'
import { answerUnsigned, type Behaviour, startServer } from '../testing/server.ts'
import { APP, answerJson, weixinOf } from '../testing/weixin.ts'

const CODE = '081Kq4Ga1fEzTA0xVIFa1Zvz9p0Kq4GJ'
const OPENID = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
const web = {
  access_token: 'AT-of-payer',
  expires_in: 7200,
  refresh_token: 'RT-of-payer',
  openid: OPENID,
  scope: 'snsapi_base',
}
const session = { openid: OPENID, session_key: 'tiihtNczf5v6AKRyjwEUhQ==', unionid: 'o6_bmasdasdsad6_2sgVt7hMZOPfL' }

test('M15: a code becomes the openid under the appid that asked', async (t) => {
  const server = await startServer(t, answerJson({ ...web, is_snapshotuser: 1 }))
  const { data } = await weixinOf(t, server.url).logins.byCode(APP, 'a+b/c')
  assert.deepEqual(data, { appid: APP.appid, openid: OPENID, unionid: null, snapshot: true })
  assert.equal(
    server.arrivals[0]?.url,
    `/sns/oauth2/access_token?appid=${APP.appid}&secret=${APP.secret}&code=a%2Bb%2Fc&grant_type=authorization_code`,
  )
})

test('a mini program’s code becomes an openid and a session key that does not print', async (t) => {
  const server = await startServer(t, answerJson({ ...session, errcode: 0, errmsg: '' }))
  const { data } = await weixinOf(t, server.url).logins.byMiniProgramCode(APP, CODE)
  assert.equal(data.sessionKey(), session.session_key)
  assert.deepEqual(
    { ...data, sessionKey: null },
    { appid: APP.appid, openid: OPENID, unionid: session.unionid, sessionKey: null },
  )
  assert.equal((inspect(data) + JSON.stringify(data)).includes(session.session_key), false)
  assert.equal(
    server.arrivals[0]?.url,
    `/sns/jscode2session?appid=${APP.appid}&secret=${APP.secret}&js_code=${CODE}&grant_type=authorization_code`,
  )
})

type Row = readonly [said: Behaviour, code: string, mayRetry: boolean, outcomeKnown: boolean]
const refused: readonly Row[] = [
  [says(-1), 'BUSY', true, false],
  [says(40029), 'INVALID_CODE', false, true],
  [says(40163), 'CODE_USED', false, true],
  [says(42003), 'CODE_EXPIRED', false, true],
  [says(45011), 'TOO_FREQUENT', true, true],
  [says(45009), 'QUOTA_USED_UP', false, true],
  [says(40226), 'PAYER_BLOCKED', false, true],
  [says(40013), 'INVALID_APPID', false, true],
  [says(40125), 'INVALID_SECRET', false, true],
  [says(40164), 'ADDRESS_NOT_ALLOWED', false, true],
  [says(99999), 'ERRCODE_99999', false, false],
  [answerUnsigned(502, 'Bad Gateway'), 'BAD_ANSWER', true, false],
  [answerUnsigned(404, ''), 'BAD_ANSWER', false, false],
  [answerUnsigned(200, '<html>'), 'BAD_ANSWER', false, false],
  [answerJson({ ...web, openid: undefined }), 'BAD_ANSWER', false, false],
  [answerJson({ ...web, openid: 7 }), 'BAD_ANSWER', false, false],
  [answerJson({ errcode: '40029' }), 'BAD_ANSWER', false, false],
  [(response) => response.destroy(), 'NO_ANSWER', true, false],
  [(response) => response.writeHead(200, { 'content-length': 99 }).write('{"openid":"x"'), 'NO_ANSWER', true, false],
]

test('each errcode has its word, and says whether to ask again and whether the code may be used up', async (t) => {
  for (const [behaviour, code, mayRetry, outcomeKnown] of refused) {
    const server = await startServer(t, behaviour)
    const login = weixinOf(t, server.url).logins.byCode(APP, CODE, { answerTimeoutMs: 300 })
    await assert.rejects(login, { name: 'WechatPayError', code, mayRetry, outcomeKnown }, code)
    assert.equal(server.arrivals.length, 1, `${code} was asked once: a code is good for one use`)
  }
})

test('nobody there: not sent, and the code is as good as before', async (t) => {
  const login = weixinOf(t, 'http://127.0.0.1:1').logins.byCode(APP, CODE)
  await assert.rejects(login, { code: 'NOT_SENT', mayRetry: true, outcomeKnown: true })
})

test('a code that cannot be one is not sent', async (t) => {
  const server = await startServer(t, answerJson(web))
  const { logins } = weixinOf(t, server.url)
  for (const code of ['', 'x'.repeat(513)]) await assert.rejects(logins.byCode(APP, code), TypeError)
  await assert.rejects(logins.byCode({ ...APP, appid: 'wx1&secret=x' }, CODE), TypeError)
  assert.equal(server.arrivals.length, 0)
})

test('AppSecret, code, tokens and session key are in no error and in no exchange, whatever is answered', async (t) => {
  const echo = { errcode: 40029, errmsg: `invalid code ${CODE} of ${APP.secret}` }
  const cutOff: Behaviour = (response) =>
    response.writeHead(200, { 'content-length': 999 }).write(`{"session_key":"${session.session_key.slice(0, 12)}`)
  const answers = [
    answerJson(web),
    answerJson(session),
    answerJson({ ...session, openid: '' }),
    answerJson(echo),
    cutOff,
  ]
  for (const behaviour of answers) {
    const server = await startServer(t, behaviour)
    const { logins } = weixinOf(t, server.url)
    for (const login of [logins.byCode, logins.byMiniProgramCode]) {
      const made = await login(APP, CODE, { answerTimeoutMs: 300 }).catch((error: unknown) => error)
      const exchange = (made as WechatPayError).exchange
      const seen = [
        inspect(made, { depth: 9, showHidden: true }),
        JSON.stringify(made),
        exchange?.url,
        String(exchange?.requestBody),
        String(exchange?.answerBody),
        made instanceof WechatPayError ? `${made.stack} ${inspect(made.cause)}` : '',
      ].join('\n')
      assert.match(exchange?.url ?? '', /secret=\*\*\*&(js_)?code=\*\*\*&/)
      const secrets = [APP.secret, CODE, web.access_token, web.refresh_token, session.session_key.slice(0, 12)]
      for (const secret of secrets) assert.equal(seen.includes(secret), false, `${secret} in ${seen}`)
    }
  }
})

function says(errcode: number): Behaviour {
  return answerJson({ errcode, errmsg: 'said, rid: 62bae58d-5bf58b34-5f8e035e' })
}
