import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { type App, askLogin, assertErrcode, makeApp } from '../testing/login-client.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const TEN_MINUTES_MS = 600_000

test('M20: a mini program’s code brings the openid under that mini program, once', async (t) => {
  const stage = await openStage(t)
  const app = await makeApp(stage, 'mini_program')
  const code = await loginCode(stage, app)
  const reply = await session(stage, app, { js_code: code })
  assert.deepEqual([reply.status, reply.type], [200, 'text/plain'])
  assert.deepEqual(Object.keys(reply.body), ['session_key', 'openid'])
  assert.equal(reply.body.openid, await stage.openid(stage.payer, app.appid))
  assert.equal(Buffer.from(String(reply.body.session_key), 'base64').length, 16)
  assertErrcode(await session(stage, app, { js_code: code }), 40_163)
})

test('jscode2session names what is missing, wrong or too late', async (t) => {
  const stage = await openStage(t)
  const app = await makeApp(stage, 'mini_program')
  const account = await makeApp(stage, 'service_account')
  const js_code = await loginCode(stage, app)
  const wrong: [Record<string, string>, number][] = [
    [{ js_code: '' }, 41_008],
    [{ js_code: 'x'.repeat(32) }, 40_029],
    [{ appid: '' }, 41_002],
    [{ appid: account.appid, secret: account.app_secret }, 40_013],
    [{ secret: '' }, 41_004],
    [{ secret: '0'.repeat(32) }, 40_125],
    [{ grant_type: 'x' }, 40_002],
  ]
  for (const [changes, errcode] of wrong) assertErrcode(await session(stage, app, { js_code, ...changes }), errcode)
  await stage.advance(300_000)
  assertErrcode(await session(stage, app, { js_code }), 40_029)
})

test('a unionid is the same within one open-platform account, and missing without one', async (t) => {
  const stage = await openStage(t)
  const unionid = async (more: object) => {
    const app = await makeApp(stage, 'mini_program', { ...more })
    return (await session(stage, app, { js_code: await loginCode(stage, app) })).body.unionid
  }
  const [one, two, other, none] = [
    await unionid({ open_platform: 'a' }),
    await unionid({ open_platform: 'a' }),
    await unionid({ open_platform: 'b' }),
    await unionid({}),
  ]
  assert.equal(one, two)
  assert.notEqual(one, other)
  assert.equal(none, undefined)
})

test('a mobile app’s code goes the way of OAuth; a service account has none from the phone', async (t) => {
  const stage = await openStage(t)
  const app = await makeApp(stage, 'mobile_app')
  const query = { appid: app.appid, secret: app.app_secret, code: await loginCode(stage, app) }
  const reply = await askLogin(stage.url, '/sns/oauth2/access_token', { ...query, grant_type: 'authorization_code' })
  assert.equal(reply.body.openid, await stage.openid(stage.payer, app.appid))
  const refused = await ask(stage.url, 'POST', `/payers/${stage.payer}/login-code`, { appid: stage.spAppid })
  assert.deepEqual([refused.status, refused.body.code], [409, 'WRONG_KIND'])
})

test('each plain token ends the one before it five minutes later, and the one before that at once', async (t) => {
  const stage = await openStage(t)
  const app = await makeApp(stage, 'service_account')
  const first = await plain(stage, app)
  assert.equal(first.expires_in, 7_200)
  const second = await plain(stage, app)
  assert.notEqual(first.access_token, second.access_token)
  assert.equal(await works(stage, first), 0)
  await stage.advance(301_000)
  assert.equal(await works(stage, first), 42_001)
  assert.equal(await works(stage, second), 0)
  await plain(stage, app)
  await plain(stage, app)
  assert.equal(await works(stage, second), 40_001)
})

test('a token of an app lives two hours', async (t) => {
  const stage = await openStage(t)
  const app = await makeApp(stage, 'service_account')
  const [one, two] = [await plain(stage, app), await stable(stage, app)]
  await stage.advance(7_199_000)
  assert.deepEqual([await works(stage, one), await works(stage, two)], [0, 0])
  await stage.advance(2_000)
  assert.deepEqual([await works(stage, one), await works(stage, two)], [42_001, 42_001])
})

test('the stable door gives the same token until its last five minutes, whatever the plain door does', async (t) => {
  const stage = await openStage(t)
  const app = await makeApp(stage, 'service_account')
  const first = await stable(stage, app)
  await plain(stage, app)
  await stage.advance(TEN_MINUTES_MS)
  const second = await stable(stage, app)
  assert.equal(second.access_token, first.access_token)
  assert(Math.abs(Number(second.expires_in) - 6_600) <= 5, String(second.expires_in))
  await stage.advance(6_310_000)
  const third = await stable(stage, app)
  assert.notEqual(third.access_token, first.access_token)
  assert.deepEqual([await works(stage, first), await works(stage, third)], [0, 0])
})

test('a forced token replaces the stable one, not more often than every 30 seconds and 20 times a day', async (t) => {
  const stage = await openStage(t)
  const app = await makeApp(stage, 'service_account')
  const first = await stable(stage, app)
  const forced = await stable(stage, app, { force_refresh: true })
  assert.notEqual(forced.access_token, first.access_token)
  assert.equal((await stable(stage, app, { force_refresh: true })).access_token, forced.access_token)
  await stage.advance(30_000)
  await stable(stage, app, { force_refresh: true })
  assert.equal(await works(stage, first), 40_001, 'forced twice, a stolen token is dead')
  for (let count = 3; count <= 20; count++) {
    await stage.advance(30_000)
    await stable(stage, app, { force_refresh: true })
  }
  await stage.advance(30_000)
  assert.equal((await stable(stage, app, { force_refresh: true })).errcode, 45_009)
  await stage.advance(86_400_000)
  assert.equal((await stable(stage, app, { force_refresh: true })).errcode, undefined)
})

test('the doors of tokens say what is wrong, and the plain one closes after 2,000 calls a day', async (t) => {
  const stage = await openStage(t)
  const app = await makeApp(stage, 'service_account')
  const good = { grant_type: 'client_credential', appid: app.appid, secret: app.app_secret }
  const ask = (changes: Record<string, string>) => askLogin(stage.url, '/cgi-bin/token', { ...good, ...changes })
  assert.equal((await ask({})).type, 'application/json; encoding=utf-8')
  assertErrcode(await ask({ grant_type: '' }), 40_002)
  assertErrcode(await ask({ appid: '' }), 41_002)
  assertErrcode(await ask({ appid: 'wx0000000000000000' }), 40_013)
  assertErrcode(await ask({ secret: '' }), 41_004)
  assertErrcode(await ask({ secret: '0'.repeat(32) }), 40_125)
  assertErrcode(await askLogin(stage.url, '/cgi-bin/stable_token', good), 43_002)
  for (const body of ['', 'null', '[]x', JSON.stringify({ ...good, force_refresh: 'yes' })]) {
    assertErrcode(await askLogin(stage.url, '/cgi-bin/stable_token', {}, { method: 'POST', body }), 47_001)
  }
  for (let count = 1; count < 2_000; count++) assert((await plain(stage, app)).access_token)
  assertErrcode(await ask({}), 45_009)
})

test('M5: whether a payer follows the account is told with the token of that account', async (t) => {
  const stage = await openStage(t)
  const { appids } = await stage.control<{ appids: App[] }>('GET', '/appids')
  const app = appids.find(({ appid }) => appid === stage.subAppid)!
  const openid = await stage.openid(stage.payer, app.appid)
  const read = async (query: Record<string, string>) =>
    askLogin(stage.url, '/cgi-bin/user/info', {
      access_token: String((await plain(stage, app)).access_token),
      ...query,
    })
  assert.deepEqual((await read({ openid })).body, { subscribe: 0, openid })
  const conf = { sub_appid: app.appid, subscribe_appid: app.appid, sign_type: 'HMAC-SHA256' }
  const set = await stage.v2('/secapi/mkt/addrecommendconf', conf)
  assert.equal(set.fields.result_code, 'SUCCESS', set.text)
  await stage.paid('followed-1', { sub_appid: app.appid })
  const { body } = await read({ openid })
  assert.deepEqual([body.subscribe, body.openid, body.subscribe_scene], [1, openid, 'ADD_SCENE_PAID'])
  assert(Math.abs(Number(body.subscribe_time) - Date.now() / 1000) < 60)
  assertErrcode(await read({ openid: 'o-nobody' }), 40_003)
  assertErrcode(await read({}), 41_009)
})

async function loginCode(stage: Stage, { appid }: App): Promise<string> {
  const { code } = await stage.control<{ code: string }>('POST', `/payers/${stage.payer}/login-code`, { appid })
  return code
}

function session(stage: Stage, { appid, app_secret: secret }: App, changes: Record<string, string>) {
  const query = { appid, secret, grant_type: 'authorization_code', ...changes }
  return askLogin(stage.url, '/sns/jscode2session', query)
}

async function plain(stage: Stage, { appid, app_secret: secret }: App) {
  return (await askLogin(stage.url, '/cgi-bin/token', { grant_type: 'client_credential', appid, secret })).body
}

async function stable(stage: Stage, { appid, app_secret: secret }: App, more: object = {}) {
  const body = JSON.stringify({ grant_type: 'client_credential', appid, secret, ...more })
  return (await askLogin(stage.url, '/cgi-bin/stable_token', {}, { method: 'POST', body })).body
}

async function works(stage: Stage, token: Readonly<Record<string, unknown>>): Promise<unknown> {
  const openid = await stage.openid(stage.payer, stage.spAppid)
  const reply = await askLogin(stage.url, '/cgi-bin/user/info', { access_token: String(token.access_token), openid })
  return reply.body.errcode === 40_003 ? 0 : reply.body.errcode
}
