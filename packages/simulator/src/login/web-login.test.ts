import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type App, askLogin, assertErrcode, makeApp } from '../testing/login-client.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const CALLBACK = 'https://pay.example.com/oauth?table=8'

test('M15: OAuth on the SP’s own appid brings the openid that its JSAPI orders take', async (t) => {
  const { stage, app } = await openAuthorize(t)
  await stage.control('POST', `/providers/${stage.provider.mchid}/appids`, { appid: app.appid })
  const { openid } = (await exchange(stage, app, await codeFor(stage, app))).body
  assert.equal(openid, await stage.openid(stage.payer, app.appid))
  const order = stage.order('oauth-1', { sp_appid: app.appid, payer: { sp_openid: openid } })
  assert.equal((await stage.call('POST', '/v3/pay/partner/transactions/jsapi', order)).status, 200)
})

test('the payer’s browser is led back with code and state, and what the address already bore stays', async (t) => {
  const { stage, app, cookie } = await openAuthorize(t)
  const reply = await authorize(stage, app, { state: '桌 8&x=1' }, cookie)
  assert.equal(reply.status, 302)
  const back = new URL(reply.location ?? '')
  assert.deepEqual(
    [back.origin + back.pathname, back.searchParams.get('table')],
    ['https://pay.example.com/oauth', '8'],
  )
  assert.equal(back.searchParams.get('state'), '桌 8&x=1')
  assert.match(back.searchParams.get('code') ?? '', /^[0-9A-Za-z]{32}$/)
  const bare = await authorize(stage, app, {}, cookie)
  assert.equal(new URL(bare.location ?? '').searchParams.has('state'), false)
})

test('outside of the phone nobody is logged in, and a stale or invented session is nobody’s', async (t) => {
  const { stage, app, cookie } = await openAuthorize(t)
  for (const stranger of [undefined, 'wechat_phone=abc', 'other=1']) {
    const reply = await authorize(stage, app, {}, stranger)
    assert.deepEqual([reply.status, reply.type], [200, 'text/html; charset=utf-8'])
    assert.match(reply.text, /请在微信客户端打开链接/)
  }
  await stage.advance(31 * 86_400_000)
  assert.match((await authorize(stage, app, {}, cookie)).text, /请在微信客户端打开链接/)
})

test('what is wrong with an authorize link is said on the page, in WeChat’s number', async (t) => {
  const { stage, app, cookie } = await openAuthorize(t)
  const mini = await makeApp(stage, 'mini_program')
  const wrong: [Record<string, string>, number][] = [
    [{ appid: '' }, 10_012],
    [{ redirect_uri: '' }, 10_011],
    [{ scope: '' }, 10_010],
    [{ scope: 'snsapi_all' }, 10_005],
    [{ appid: 'wx0000000000000000' }, 10_016],
    [{ appid: mini.appid }, 10_016],
    [{ redirect_uri: 'https://evil.example.com/' }, 10_003],
    [{ redirect_uri: 'https://pay.example.com.evil.com/' }, 10_003],
    [{ redirect_uri: 'javascript:alert(1)//pay.example.com' }, 10_003],
    [{ redirect_uri: 'https%3A%2F%2Fpay.example.com%2F' }, 10_003],
    [{ response_type: 'token' }, 10_000],
    [{ state: 'a'.repeat(129) }, 10_013],
  ]
  for (const [changes, code] of wrong) {
    const reply = await authorize(stage, app, changes, cookie)
    assert.equal(reply.status, 200, JSON.stringify(changes))
    assert.match(reply.text, new RegExp(`错误码：${code}`), JSON.stringify(changes))
  }
  const { requests } = await stage.control<{ requests: { explanation: { why_en: string } | null }[] }>(
    'GET',
    '/requests?limit=3',
  )
  assert.match(requests[2]?.explanation?.why_en ?? '', /encoded once/)
})

test('where OAuth may lead back to is a rule, and up to the owner of the appid', async (t) => {
  const { stage, app, cookie } = await openAuthorize(t)
  const elsewhere = { redirect_uri: 'http://localhost:3000/back' }
  assert.match((await authorize(stage, app, elsewhere, cookie)).text, /10003/)
  await stage.control('PUT', `/appids/${app.appid}`, { oauth_domains: ['localhost'] })
  assert.equal((await authorize(stage, app, elsewhere, cookie)).status, 302)
  assert.match((await authorize(stage, app, {}, cookie)).text, /10003/)
  await stage.control('PUT', '/rules', { oauthDomains: 'any' })
  assert.equal((await authorize(stage, app, {}, cookie)).status, 302)
})

test('snsapi_userinfo asks the payer first, and the page shows no caller’s markup', async (t) => {
  const { stage, cookie } = await openAuthorize(t)
  const app = await makeApp(stage, 'service_account', {
    name: '<b>晴天</b>',
    oauth_domains: ['pay.example.com'],
    open_platform: 'group-1',
  })
  const asked = { scope: 'snsapi_userinfo', state: '"><script>alert(1)</script>' }
  const page = await authorize(stage, app, asked, cookie)
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /<script|<b>/)
  const links = [...page.text.matchAll(/href="(\/connect[^"]+)"/g)].map(([, link]) => link!.replaceAll('&#38;', '&'))
  const [allow, refuse] = await Promise.all(
    links.map((link) =>
      askLogin(stage.url, link, Object.fromEntries(new URL(link, stage.url).searchParams), { cookie }),
    ),
  )
  const refused = new URL(refuse?.location ?? '').searchParams
  assert.deepEqual([refused.has('code'), refused.get('state')], [false, asked.state])
  const { body } = await exchange(stage, app, new URL(allow?.location ?? '').searchParams.get('code') ?? '')
  const { access_token, openid, unionid } = body as Record<string, string>
  const { body: user } = await askLogin(stage.url, '/sns/userinfo', { access_token: access_token!, openid: openid! })
  assert.deepEqual([user.nickname, user.openid, user.unionid], ['张三', openid, unionid])
  assert.match(unionid ?? '', /^o[\w-]{27}$/)
})

test('an answer of access_token has WeChat’s fields and form, with HTTP 200 and text/plain', async (t) => {
  const { stage, app } = await openAuthorize(t)
  const reply = await exchange(stage, app, await codeFor(stage, app))
  assert.deepEqual([reply.status, reply.type], [200, 'text/plain'])
  assert.deepEqual(Object.keys(reply.body), ['access_token', 'expires_in', 'refresh_token', 'openid', 'scope'])
  assert.deepEqual([reply.body.expires_in, reply.body.scope], [7_200, 'snsapi_base'])
  assert.doesNotMatch(JSON.stringify(await stage.control('GET', '/requests')), new RegExp(`${reply.body.access_token}`))
})

test('a code works once, for five minutes, and only for its appid', async (t) => {
  const { stage, app } = await openAuthorize(t)
  const used = await codeFor(stage, app)
  assert.equal((await exchange(stage, app, used)).body.errcode, undefined)
  assertErrcode(await exchange(stage, app, used), 40_163)
  const other = await makeApp(stage, 'service_account')
  assertErrcode(await exchange(stage, other, await codeFor(stage, app)), 40_029)
  assertErrcode(await exchange(stage, app, 'x'.repeat(32)), 40_029)
  const [late, just] = [await codeFor(stage, app), await codeFor(stage, app)]
  await stage.advance(290_000)
  assert.equal((await exchange(stage, app, just)).body.errcode, undefined)
  await stage.advance(10_000)
  assertErrcode(await exchange(stage, app, late), 40_029)
})

test('of two who bring the same code at once one gets the openid', async (t) => {
  const { stage, app } = await openAuthorize(t)
  const code = await codeFor(stage, app)
  const replies = await Promise.all([1, 2, 3, 4].map(() => exchange(stage, app, code)))
  const codes = replies.map(({ body }) => body.errcode ?? 0).sort()
  assert.deepEqual(codes, [0, 40_163, 40_163, 40_163])
})

test('access_token names what is missing or wrong, and a wrong secret does not use up the code', async (t) => {
  const { stage, app } = await openAuthorize(t)
  const code = await codeFor(stage, app)
  const good = { appid: app.appid, secret: app.app_secret, code, grant_type: 'authorization_code' }
  const wrong: [Record<string, string>, number][] = [
    [{ appid: '' }, 41_002],
    [{ appid: 'wx0000000000000000' }, 40_013],
    [{ secret: '' }, 41_004],
    [{ secret: '0'.repeat(32) }, 40_125],
    [{ code: '' }, 41_008],
    [{ grant_type: '' }, 40_002],
    [{ grant_type: 'client_credential' }, 40_002],
  ]
  for (const [changes, errcode] of wrong) {
    assertErrcode(await askLogin(stage.url, '/sns/oauth2/access_token', { ...good, ...changes }), errcode)
  }
  await stage.control('POST', `/appids/${app.appid}/secrets`)
  assertErrcode(await askLogin(stage.url, '/sns/oauth2/access_token', good), 40_125)
  const { appids } = await stage.control<{ appids: App[] }>('GET', '/appids')
  const secret = appids.find(({ appid }) => appid === app.appid)?.app_secret ?? ''
  const reply = await askLogin(stage.url, '/sns/oauth2/access_token', { ...good, secret })
  assert.equal(reply.body.openid, await stage.openid(stage.payer, app.appid), reply.text)
})

test('a payer’s tokens: two hours, thirty days, their own openid, and their own scope', async (t) => {
  const { stage, app } = await openAuthorize(t)
  const { body } = await exchange(stage, app, await codeFor(stage, app))
  const { access_token, openid, refresh_token } = body as { [name: string]: string }
  const ask = (path: string, query: Record<string, string>) => askLogin(stage.url, `/sns/${path}`, query)
  const known = { access_token: access_token!, openid: openid! }
  assert.deepEqual((await ask('auth', known)).body, { errcode: 0, errmsg: 'ok' })
  assertErrcode(await ask('userinfo', known), 48_001)
  assertErrcode(await ask('auth', { ...known, openid: 'o123' }), 40_003)
  assertErrcode(await ask('auth', { access_token: access_token! }), 41_009)
  assertErrcode(await ask('auth', { openid: openid! }), 41_001)
  assertErrcode(await ask('auth', { ...known, access_token: refresh_token! }), 40_001)
  const renew = { appid: app.appid, grant_type: 'refresh_token', refresh_token: refresh_token! }
  assertErrcode(await ask('oauth2/refresh_token', { ...renew, refresh_token: '' }), 41_003)
  assertErrcode(await ask('oauth2/refresh_token', { ...renew, refresh_token: access_token! }), 40_030)
  await stage.advance(7_200_000)
  assertErrcode(await ask('auth', known), 42_001)
  const renewed = (await ask('oauth2/refresh_token', renew)).body as { [name: string]: string }
  assert.deepEqual([renewed.openid, renewed.refresh_token, renewed.scope], [openid, refresh_token, 'snsapi_base'])
  assert.equal((await ask('auth', { ...known, access_token: renewed.access_token! })).body.errcode, 0)
  await stage.advance(30 * 86_400_000)
  assertErrcode(await ask('oauth2/refresh_token', renew), 42_002)
})

test('an address or method that is not there is told by errcode too', async (t) => {
  const { stage } = await openAuthorize(t)
  assertErrcode(await askLogin(stage.url, '/sns/nothing'), 40_066)
  assertErrcode(await askLogin(stage.url, '/sns/jscode2session', {}, { method: 'DELETE' }), 43_001)
})

test('the desk opens a link on a payer’s phone without a browser', async (t) => {
  const { stage, app } = await openAuthorize(t)
  const query = new URLSearchParams({
    appid: app.appid,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'snsapi_userinfo',
    state: 's1',
  })
  const url = `https://open.weixin.qq.com/connect/oauth2/authorize?${query}#wechat_redirect`
  const path = `/payers/${stage.payer}/authorize`
  const { location } = await stage.control<{ location: string }>('POST', path, { url })
  const back = new URL(location).searchParams
  assert.equal((await exchange(stage, app, back.get('code') ?? '')).body.scope, 'snsapi_userinfo')
  const refused = await stage.control<{ location: string }>('POST', path, { url, agree: false })
  assert.equal(new URL(refused.location).searchParams.has('code'), false)
})

async function openAuthorize(t: Parameters<typeof openStage>[0]): Promise<{ stage: Stage; app: App; cookie: string }> {
  const stage = await openStage(t)
  const app = await makeApp(stage, 'service_account', { oauth_domains: ['pay.example.com'] })
  const { session } = await stage.control<{ session: string }>('POST', `/payers/${stage.payer}/session`)
  return { stage, app, cookie: `first=1; wechat_phone=${session}` }
}

function authorize(stage: Stage, { appid }: App, changes: Record<string, string>, cookie: string | undefined) {
  const usual = { appid, redirect_uri: CALLBACK, response_type: 'code', scope: 'snsapi_base' }
  const query = { ...usual, ...changes }
  return askLogin(stage.url, '/connect/oauth2/authorize', query, cookie === undefined ? {} : { cookie })
}

async function codeFor(stage: Stage, app: App): Promise<string> {
  const { session } = await stage.control<{ session: string }>('POST', `/payers/${stage.payer}/session`)
  const { location } = await authorize(stage, app, {}, `wechat_phone=${session}`)
  return new URL(location ?? '').searchParams.get('code') ?? ''
}

function exchange(stage: Stage, app: App, code: string) {
  const query = { appid: app.appid, secret: app.app_secret, code, grant_type: 'authorization_code' }
  return askLogin(stage.url, '/sns/oauth2/access_token', query)
}
