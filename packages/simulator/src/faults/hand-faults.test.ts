import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { type Reply, verifyReply } from '../testing/merchant-client.ts'
import { unseal } from '../testing/notice-receiver.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const WAIT_MS = 150
const HOUR_MS = 3_600_000

type Hand = { id: string; kind: string; struck: number }

test('each kind by hand strikes as often as was said, and then no more', async (t) => {
  const stage = await openStage(t)
  const kinds: Record<string, (reply: Reply | NodeJS.ErrnoException, ms: number) => boolean> = {
    refuse: (reply) => !(reply instanceof Error) && reply.status === 429,
    slow: (reply, ms) => !(reply instanceof Error) && reply.status === 200 && ms >= WAIT_MS,
    timeout_before: (reply, ms) => reply instanceof Error && ms >= WAIT_MS,
    timeout_after: (reply, ms) => reply instanceof Error && ms >= WAIT_MS,
    drop_before: (reply) => reply instanceof Error,
    drop_after: (reply) => reply instanceof Error,
    error_before: (reply) => !(reply instanceof Error) && reply.status === 500,
    error_after: (reply) => !(reply instanceof Error) && reply.status === 500,
    unavailable_before: (reply) => !(reply instanceof Error) && reply.status === 502,
    unavailable_after: (reply) => !(reply instanceof Error) && reply.status === 502,
    garbage: (reply) => !(reply instanceof Error) && reply.text.startsWith('<html>'),
    bad_signature: (reply) => isFalse(stage, reply) && /^WECHATPAY\/SIGNTEST\//.test(signatureOf(reply)),
    wrong_signature: (reply) => isFalse(stage, reply) && !/SIGNTEST/.test(signatureOf(reply)),
  }
  for (const [kind, isSo] of Object.entries(kinds)) {
    const number = `hand-${kind}`.slice(0, 30)
    const wait = /slow|timeout/.test(kind) ? { wait_ms: WAIT_MS } : {}
    await stage.control('POST', '/faults/by-hand', { kind, endpoint: 'native', ...wait })
    const startedAt = performance.now()
    const reply = await stage.native(number).catch((error: NodeJS.ErrnoException) => error)
    assert(isSo(reply, performance.now() - startedAt), kind)
    const undone = kind === 'refuse' || kind.endsWith('_before')
    assert.equal((await stage.query(number)).status, undone ? 404 : 200, `${kind}: done?`)
    assert.equal((await stage.native(`${number}-2`)).status, 200, `${kind} is over`)
  }
  const { faults } = await stage.control<{ faults: Hand[] }>('GET', '/faults/by-hand')
  assert(faults.every(({ struck }) => struck === 1))
})

test('a refusal says the chosen code, in the words of each API', async (t) => {
  const stage = await openStage(t)
  const add = (body: object) => stage.control('POST', '/faults/by-hand', { kind: 'refuse', ...body })
  await stage.paid('refunded-1')
  await add({ api: 'v3', endpoint: 'refund', code: 'USER_ACCOUNT_ABNORMAL' })
  assertRefused(await stage.refund('refunded-1', 'r1', 1), 403, 'USER_ACCOUNT_ABNORMAL')
  await add({ api: 'v3', endpoint: 'native', code: 'OUT_TRADE_NO_USED' })
  assertRefused(await stage.native('chosen-1'), 403, 'OUT_TRADE_NO_USED')
  await add({ api: 'v2', endpoint: 'v2-query-order', code: 'ORDERNOTEXIST' })
  const { fields } = await stage.v2('/pay/orderquery', { out_trade_no: 'refunded-1' })
  assert.deepEqual([fields.result_code, fields.err_code], ['FAIL', 'ORDERNOTEXIST'])
  await add({ api: 'login', endpoint: '/sns/jscode2session', code: '40163' })
  const login = await fetch(`${stage.url}/sns/jscode2session?appid=a&secret=b&js_code=c`)
  assert.equal(((await login.json()) as { errcode: number }).errcode, 40_163)
})

test('logins drop, and answer garbage', async (t) => {
  const stage = await openStage(t)
  const url = `${stage.url}/cgi-bin/token?grant_type=client_credential&appid=a&secret=b`
  await stage.control('POST', '/faults/by-hand', { kind: 'drop_before', api: 'login' })
  await assert.rejects(fetch(url))
  await stage.control('POST', '/faults/by-hand', { kind: 'error_before', api: 'login' })
  assert.equal(((await (await fetch(url)).json()) as { errcode: number }).errcode, -1)
  assert.equal(((await (await fetch(url)).json()) as { errcode: number }).errcode, 40_013)
})

test('a fault meets only whom it is aimed at, a share of all by the seed, and comes before the plan', async (t) => {
  const stage = await openStage(t)
  await stage.control('POST', '/faults/by-hand', { kind: 'refuse', number: 'aimed-at', times: null })
  assert.equal((await stage.native('spared')).status, 200)
  for (const _ of [1, 2]) assert.equal((await stage.native('aimed-at')).status, 429)
  await stage.control('DELETE', '/faults/by-hand')
  assert.equal((await stage.native('aimed-at')).status, 200)
  await stage.control('POST', '/faults/by-hand', { kind: 'refuse', mchid: '1999999999', times: null })
  assert.equal((await stage.native('another')).status, 200)
  const play = async () => {
    await stage.control('DELETE', '/faults/by-hand')
    await stage.control('POST', '/faults/by-hand', { kind: 'error_before', rate: 0.5, seed: 4, times: null })
    const statuses: number[] = []
    for (let index = 0; index < 12; index++) statuses.push((await stage.query(`shared-${index}`)).status)
    return statuses
  }
  const first = await play()
  assert(first.includes(500) && first.includes(404), String(first))
  assert.deepEqual(await play(), first)
})

test('a fault that cannot be is refused with what is wrong', async (t) => {
  const stage = await openStage(t)
  for (const [body, says] of [
    [{ kind: 'rain' }, /kind/],
    [{ kind: 'slow', endpoint: 'nowhere' }, /nowhere/],
    [{ kind: 'refuse', endpoint: 'native', code: 'ORDERNOTEXIST' }, /ORDERNOTEXIST/],
    [{ kind: 'slow', code: 'NO_AUTH' }, /only refuse/],
    [{ kind: 'garbage', wait_ms: 1 }, /wait_ms/],
    [{ kind: 'bad_signature', api: 'login' }, /login/],
    [{ kind: 'rotated', api: 'v2' }, /v2/],
    [{ kind: 'slow', rate: 2 }, /rate/],
  ] as const) {
    const answer = await ask(stage.url, 'POST', '/faults/by-hand', body)
    assert.equal(answer.status, 400, JSON.stringify(body))
    assert.match(String(answer.body.message_en), says)
  }
  assert.equal((await ask(stage.url, 'DELETE', '/faults/by-hand/none')).status, 404)
})

test('this order’s next notice is lost, doubled, probed or signed by a stranger, and comes again as it should', async (t) => {
  const stage = await openStage(t)
  const [{ pem }] = stage.provider.platform_certificates as unknown as [{ pem: string }]
  stage.receiver.answer = (received) => (verifyReply(received, pem) ? 200 : 401)
  for (const [kind, first, signtest] of [
    ['notice_lost', 0, false],
    ['notice_doubled', 2, false],
    ['notice_signtest', 1, true],
    ['notice_wrong_signature', 1, false],
  ] as const) {
    const number = `by-hand-${kind}`
    stage.receiver.received.length = 0
    await stage.control('POST', '/faults/by-hand', { kind, number })
    await stage.paid(number)
    await stage.control('POST', '/flush')
    assert.equal(stage.receiver.received.length, first, kind)
    const [came] = stage.receiver.received
    if (signtest) assert.match(String(came?.headers['wechatpay-signature']), /^WECHATPAY\/SIGNTEST\//)
    const state = async () => {
      const { notices } = await stage.control<{ notices: { state: string }[] }>('GET', `/notices?number=${number}`)
      return notices[0]?.state
    }
    assert.equal(await state(), kind === 'notice_doubled' ? 'delivered' : 'pending', kind)
    await stage.advance(HOUR_MS)
    assert.equal(await state(), 'delivered', kind)
    assert(verifyReply(stage.receiver.received.at(-1)!, pem), kind)
  }
})

test('a probe that is taken for good is no delivery: it comes again with a right signature', async (t) => {
  const stage = await openStage(t)
  await stage.control('POST', '/faults/by-hand', { kind: 'notice_signtest' })
  await stage.paid('careless')
  await stage.control('POST', '/flush')
  const { notices } = await stage.control<{ notices: { state: string; attempts: { error: string }[] }[] }>(
    'GET',
    '/notices',
  )
  assert.equal(notices[0]?.state, 'pending')
  assert.match(notices[0]?.attempts[0]?.error ?? '', /SIGNTEST: NOT refused/)
})

test('a notice is held until another has overtaken it, by hand', async (t) => {
  const stage = await openStage(t)
  await stage.control('POST', '/faults/by-hand', { kind: 'notice_reordered', number: 'held-one' })
  await stage.paid('held-one')
  await stage.control('POST', '/flush')
  assert.equal(stage.receiver.received.length, 0)
  await stage.paid('quick-one')
  await stage.control('POST', '/flush')
  assert.equal(stage.receiver.received.length, 2)
})

test('the platform certificate changes in mid-flight: before an answer, and before a notice', async (t) => {
  const stage = await openStage(t)
  const [old] = stage.provider.platform_certificates as unknown as [{ serial: string; pem: string }]
  await stage.control('POST', '/fault-plans/certificate-change/load')
  const reply = await stage.native('rotated-1')
  assert.equal(reply.status, 200)
  const second = String(reply.headers['wechatpay-serial'])
  assert.notEqual(second, old.serial)
  assert.equal(verifyReply(reply, old.pem), false)
  assert(verifyReply(reply, (await certificates(stage)).get(second) ?? ''), 'as fetched from /v3/certificates')
  await stage.pay({ code_url: reply.body.code_url })
  await stage.control('POST', '/flush')
  const notice = stage.receiver.received[0]!
  const third = String(notice.headers['wechatpay-serial'])
  assert.equal(new Set([old.serial, second, third]).size, 3)
  const known = await certificates(stage)
  assert(verifyReply(notice, known.get(third) ?? ''))
  assert.deepEqual([...known.keys()].sort(), [old.serial, second, third].sort(), 'the old ones stay valid')
})

test('what has struck is listed, newest first, with the exchange in the log', async (t) => {
  const stage = await openStage(t)
  const added = await stage.control<Hand>('POST', '/faults/by-hand', { kind: 'error_after', endpoint: 'native' })
  await stage.native('listed-1')
  await stage.control('POST', '/faults', { seed: 1, rates: { error_before: 1 } })
  await stage.query('listed-1')
  type Hit = { kind: string; by: string | null; endpoint: string; number: string; exchange: string | null }
  const { hits } = await stage.control<{ hits: Hit[] }>('GET', '/faults/hits')
  assert.deepEqual(
    hits.map(({ kind, by, endpoint, number }) => [kind, by, endpoint, number]),
    [
      ['error_before', null, 'query-order', 'listed-1'],
      ['error_after', added.id, 'native', 'listed-1'],
    ],
  )
  for (const { kind, exchange } of hits) {
    assert.equal((await stage.control<{ fault: string }>('GET', `/requests/${exchange}`)).fault, kind)
  }
})

function isFalse(stage: Stage, reply: Reply | NodeJS.ErrnoException): boolean {
  const [{ pem }] = stage.provider.platform_certificates as unknown as [{ pem: string }]
  return !(reply instanceof Error) && reply.status === 200 && !verifyReply(reply, pem)
}

function signatureOf(reply: Reply | NodeJS.ErrnoException): string {
  return reply instanceof Error ? '' : String(reply.headers['wechatpay-signature'])
}

async function certificates(stage: Stage): Promise<Map<string, string>> {
  const { body } = await stage.call('GET', '/v3/certificates')
  type Sealed = { ciphertext: string; nonce: string; associated_data: string; original_type: string }
  const data = body.data as { serial_no: string; encrypt_certificate: Sealed }[]
  return new Map(data.map((one) => [one.serial_no, unseal(one.encrypt_certificate, stage.provider.api_v3_key)]))
}
