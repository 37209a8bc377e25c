import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { WechatPayError } from '../errors.ts'
import { answerUnsigned, type Behaviour, startServer, type TestServer } from '../testing/server.ts'
import { inDays, NOON } from '../testing/wechat.ts'
import { APP, answerJson, weixinOf } from '../testing/weixin.ts'
import { createMemoryTokenStore, type TokenStore } from './token-store.ts'

const LATE_MS = 7200_000 - 60_000

test('many callers at once make one request, and the next ones none', async (t) => {
  const server = await startServer(t, tokens())
  const weixin = weixinOf(t, server.url)
  const got = await Promise.all(Array.from({ length: 200 }, () => weixin.tokens.get(APP)))
  assert.deepEqual(new Set(got), new Set(['T1']))
  assert.equal(await weixin.tokens.get(APP), 'T1')
  assert.deepEqual(bodies(server), [{ grant_type: 'client_credential', ...APP, force_refresh: false }])
  assert.equal(server.arrivals[0]?.url, '/cgi-bin/stable_token')
})

test('the classic kind asks its own interface', async (t) => {
  const server = await startServer(t, tokens())
  assert.equal(await weixinOf(t, server.url, { tokenKind: 'classic' }).tokens.get(APP), 'T1')
  const query = `grant_type=client_credential&appid=${APP.appid}&secret=${APP.secret}`
  assert.equal(server.arrivals[0]?.url, `/cgi-bin/token?${query}`)
})

test('each appid has a token of its own', async (t) => {
  const server = await startServer(t, tokens())
  const { tokens: kept } = weixinOf(t, server.url)
  assert.notEqual(await kept.get(APP), await kept.get({ ...APP, appid: 'wxother' }))
})

test('instances that share a store make one request among them', async (t) => {
  const server = await startServer(t, tokens())
  const tokenStore = createMemoryTokenStore()
  const all = Array.from({ length: 8 }, () => weixinOf(t, server.url, { tokenStore }))
  const got = await Promise.all(all.flatMap((one) => [one.tokens.get(APP), one.tokens.get(APP)]))
  assert.deepEqual(new Set(got), new Set(['T1']))
  assert.equal(server.arrivals.length, 1)
})

test('a token is renewed in its last minutes; who finds the lease taken goes on with the old one', async (t) => {
  const server = await startServer(t, tokens())
  const tokenStore = createMemoryTokenStore()
  let now = NOON
  const one = weixinOf(t, server.url, { tokenStore, now: () => now })
  const other = weixinOf(t, server.url, { tokenStore, now: () => now })
  assert.deepEqual([await one.tokens.get(APP), await other.tokens.get(APP)], ['T1', 'T1'])
  now = later(7200_000 - 300_000)
  assert.equal(await one.tokens.get(APP), 'T1')

  now = later(LATE_MS)
  const lease = await tokenStore.takeLease(APP.appid, 60_000)
  assert.equal(await one.tokens.get(APP), 'T1')
  await tokenStore.release(APP.appid, lease ?? '')
  now = later(LATE_MS + 2000)
  assert.equal(await other.tokens.get(APP), 'T2')
  assert.equal(await one.tokens.get(APP), 'T2')
  assert.equal(server.arrivals.length, 2)
})

test('a renewal that fails early leaves the old token in use and is not tried at every call', async (t) => {
  let down = false
  const give = tokens()
  const server = await startServer(t, (...met) => (down ? answerUnsigned(502, '') : give)(...met))
  let now = NOON
  const weixin = weixinOf(t, server.url, { now: () => now })
  await weixin.tokens.get(APP)
  down = true
  now = later(LATE_MS)
  for (let asked = 0; asked < 20; asked++) assert.equal(await weixin.tokens.get(APP), 'T1')
  assert.equal(server.arrivals.length, 2)
  now = inDays(1)
  await assert.rejects(weixin.tokens.get(APP), { code: 'BAD_ANSWER', mayRetry: true })
})

test('without a token, a failure is told to everybody for a moment instead of being asked again', async (t) => {
  const server = await startServer(t, answerJson({ errcode: 40001, errmsg: 'invalid credential' }))
  const weixin = weixinOf(t, server.url)
  for (let asked = 0; asked < 20; asked++) {
    await assert.rejects(weixin.tokens.get(APP), { code: 'INVALID_SECRET', innerCode: '40001', mayRetry: false })
  }
  assert.equal(server.arrivals.length, 1)
})

test('when another system renewed it, a refused token is replaced without force', async (t) => {
  const server = await startServer(t, tokens())
  let now = NOON
  const weixin = weixinOf(t, server.url, { now: () => now })
  assert.equal(await weixin.tokens.get(APP), 'T1')
  now = later(60_000)
  assert.equal(await weixin.tokens.use(APP, callWith({ token: 'T2', errcode: 42001 })), 'done with T2')
  assert.deepEqual(
    bodies(server).map((body) => body.force_refresh),
    [false, false],
  )
})

for (const errcode of [40001, 40014, 42001]) {
  test(`a hundred calls refused with ${errcode} renew the token once, by force only when WeChat still gives the old one`, async (t) => {
    const server = await startServer(t, tokensUnlessForced())
    const tokenStore = createMemoryTokenStore()
    let now = NOON
    const all = [0, 1, 2].map(() => weixinOf(t, server.url, { tokenStore, now: () => now }))
    const valid = { token: 'T0', errcode }
    for (const one of all) assert.equal(await one.tokens.get(APP), 'T0')
    now = later(60_000)
    valid.token = 'T1'
    const calls = Array.from({ length: 99 }, (_, nth) => all[nth % 3]?.tokens.use(APP, callWith(valid)))
    assert.deepEqual(new Set(await Promise.all(calls)), new Set(['done with T1']))
    assert.deepEqual(
      bodies(server).map((body) => body.force_refresh),
      [false, false, true],
    )
  })
}

test('a token that is refused although it is new is not renewed again and again', async (t) => {
  const server = await startServer(t, tokensUnlessForced())
  let now = NOON
  const { tokens: kept } = weixinOf(t, server.url, { now: () => now })
  const never = { token: 'nobody’s', errcode: 40001 }
  await kept.get(APP)
  now = later(60_000)
  for (let asked = 0; asked < 20; asked++) {
    await assert.rejects(kept.use(APP, callWith(never)), { code: 'TOKEN_REFUSED', mayRetry: true, outcomeKnown: true })
  }
  assert.equal(server.arrivals.length, 3)
})

test('another failure of the call is the caller’s, and the call is not repeated', async (t) => {
  const server = await startServer(t, tokens())
  let made = 0
  const call = async () => {
    made++
    throw new RangeError('mine')
  }
  await assert.rejects(weixinOf(t, server.url).tokens.use(APP, call), RangeError)
  assert.equal(made, 1)
})

test('who lost the lease on the way does not overwrite the younger token', async (t) => {
  const inner = createMemoryTokenStore()
  const young = { token: 'young', obtainedAt: NOON, expiresAt: later(7200_000) }
  const tokenStore: TokenStore = {
    ...inner,
    // While the answer was on its way the lease ended, and another process brought its own token.
    write: async (appid, lease, token) => {
      await inner.release(appid, lease)
      const taken = await inner.takeLease(appid, 1000)
      await inner.write(appid, taken ?? '', young)
      return inner.write(appid, lease, token)
    },
  }
  const server = await startServer(t, tokens())
  assert.equal(await weixinOf(t, server.url, { tokenStore }).tokens.get(APP), 'young')
  assert.deepEqual(await inner.read(APP.appid), young)
})

test('neither AppSecret nor token is in an error', async (t) => {
  for (const behaviour of [tokens({ expires_in: 'soon' }), answerJson({ errcode: 40125, errmsg: APP.secret })]) {
    const server = await startServer(t, behaviour)
    const error = await weixinOf(t, server.url)
      .tokens.get(APP)
      .catch((caught: unknown) => caught)
    assert.ok(error instanceof WechatPayError)
    const exchange = `${error.exchange?.url} ${error.exchange?.requestBody} ${error.exchange?.answerBody}`
    const seen = `${inspect(error, { showHidden: true })} ${JSON.stringify(error)} ${exchange}`
    assert.equal(seen.includes(APP.secret) || seen.includes('T1'), false, seen)
  }
})

/** A new token at each asking. */
function tokens(more: object = {}): Behaviour {
  return (response, arrival, nth) =>
    answerJson({ access_token: `T${nth}`, expires_in: 7200, ...more })(response, arrival, nth)
}

/** As the stable kind does: the same token until it is forced. */
function tokensUnlessForced(): Behaviour {
  let forced = 0
  return (response, arrival, nth) => {
    if (JSON.parse(arrival.body).force_refresh) forced++
    answerJson({ access_token: `T${forced}`, expires_in: 7200 })(response, arrival, nth)
  }
}

function callWith(valid: { readonly token: string; readonly errcode: number }) {
  return async (token: string) => {
    if (token === valid.token) return `done with ${token}`
    throw new WechatPayError({
      code: 'TOKEN_REFUSED',
      message: String(valid.errcode),
      mayRetry: true,
      outcomeKnown: true,
    })
  }
}

function later(ms: number): Date {
  return new Date(NOON.getTime() + ms)
}

function bodies(server: TestServer): Record<string, unknown>[] {
  return server.arrivals.map((arrival) => JSON.parse(arrival.body))
}
