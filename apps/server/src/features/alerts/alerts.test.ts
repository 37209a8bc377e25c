import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { before, test } from 'node:test'
import type { Alert, AlertCount } from '@teyue/contract/alert'
import type { AlertChannel, AlertSending, NewAlertChannel } from '@teyue/contract/alert-channel'
import type { List } from '@teyue/contract/list'
import type { Problem } from '@teyue/contract/problem'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { recordDisagreement, settleDisagreement } from '../../base/disagreements.ts'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { Disagreement } from '../../errors.ts'
import { createApp } from '../../http/app.ts'
import { inTenant } from '../../storage/tenant.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { type MailServer, startMailServer } from '../../testing/mail-server.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { type RobotReceiver, startRobotReceiver } from '../../testing/robot-receiver.ts'
import { givenOtherMode, givenShop, type Shop } from '../../testing/shop.ts'
import { mail } from '../channels/errands.ts'
import { wecomBody } from '../channels/message.ts'
import { RETRY_AFTER_MS } from '../channels/sending.ts'
import { watchAlerts } from './watch-alerts.ts'

const secret = 'of the robot'
const settings = { language: 'zh', min_severity: 'warning', after_minutes: 0, per_hour: 10 } as const
const minuteMs = 60_000

const lifetime = fileLifetime()
let ctx: Context
let owner: pg.Pool
let app: FastifyInstance
let shop: Shop
let admin: SignedInPerson
let robot: RobotReceiver
let mails: MailServer
let drain: () => Promise<string[]>

before(async () => {
  const platform = await testPlatform(lifetime)
  ctx = platform.ctx
  owner = platform.owner
  drain = platform.drain
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  shop = await givenShop(ctx, 'live')
  admin = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  robot = await startRobotReceiver(secret)
  lifetime.after(() => robot.close())
  mails = await startMailServer('duty', 'of the mail')
  lifetime.after(() => mails.close())
})

test('an alert is one for each kind and thing, is told at once and signed, and ends by itself with its cause', async () => {
  const channel = await make({
    ...settings,
    name: 'group',
    kind: 'feishu',
    robot: { url: `${robot.url}/hook/1`, secret },
  })
  assert.match(channel.hint, /^127\.0\.0\.1:\d+ …ok\/1$/)
  const { rows } = await owner.query('select subject_id, after from audit_entries where person_id = $1', [admin.id])
  assert.deepEqual(
    rows.filter(({ subject_id }) => subject_id === channel.id).map(({ after }) => after.hint),
    [channel.hint],
  )
  assert(!JSON.stringify(rows).includes('/hook/'), 'the key in a robot’s address is a secret')
  await disagree('pay_1')
  await watchAlerts(ctx, shop.providerId)
  await watchAlerts(ctx, shop.providerId)
  const [alert, ...others] = await standing()
  assert.deepEqual([others.length, alert?.kind, alert?.times, alert?.state], [0, 'disagreement', 2, 'open'])
  await drain()
  const [told, ...more] = robot.messages
  assert.deepEqual([more.length, told?.path, told?.isSigned], [0, '/hook/1', true])
  assert(told?.says.includes('账目与微信支付不一致：pay_1') && told.says.includes(`/alerts?alert=${alert?.id}`))

  await inTenant(ctx, shop, (tx) => settleDisagreement(tx, 'pay_1', 'amount'))
  await watchAlerts(ctx, shop.providerId)
  assert.deepEqual(await standing(), [])
  assert.equal((await send<List<Alert>>('GET', '/v1/alerts?state=resolved')).data[0]?.id, alert?.id)
  await send('DELETE', `/v1/alert-channels/${channel.id}`)
})

test('what nobody acknowledges climbs to the second channel after its minutes, by mail; what is acknowledged does not', async () => {
  const smtp = { host: '127.0.0.1', port: mails.port, security: 'none', user: 'duty', password: 'of the mail' } as const
  const mailing = { ...smtp, from: 'alerts@example.com', to: ['boss@example.com'] }
  const second = await make({
    ...settings,
    language: 'en',
    name: 'boss',
    kind: 'email',
    mail: mailing,
    after_minutes: 15,
  })
  await disagree('pay_2')
  await disagree('pay_3')
  await watchAlerts(ctx, shop.providerId)
  const handled = (await standing()).find(({ facts }) => facts.what === 'pay_3')
  const acknowledged = await send<Alert>('POST', `/v1/alerts/${handled?.id}/acknowledgements`)
  assert.deepEqual([acknowledged.state, acknowledged.acknowledged_by], ['acknowledged', admin.id])
  await watchAlerts(later(14), shop.providerId)
  assert.deepEqual(await tolds(second), [])
  await watchAlerts(later(16), shop.providerId)
  await drain()
  const [sending] = await tolds(second)
  assert.deepEqual([sending?.state, sending?.purpose], ['delivered', 'alert'])
  assert.match(mails.mails[0]!, /^boss@example\.com\n[\s\S]*Subject: Teyue critical[\s\S]*differ: pay_2/)
  assert(!mails.mails.join().includes('pay_3'))
  await settleAll()
  await send('DELETE', `/v1/alert-channels/${second.id}`)
})

test('a storm is one digest, no more than so many an hour, and what was silenced is told again when it still stands', async () => {
  const channel = await make({
    ...settings,
    per_hour: 1,
    name: 'storm',
    kind: 'wecom',
    robot: { url: `${robot.url}/cgi-bin/webhook/send?key=1` },
  })
  for (let number = 0; number < 40; number++) await disagree(`pay_storm_${number}`)
  await watchAlerts(ctx, shop.providerId)
  await disagree('pay_late')
  await watchAlerts(ctx, shop.providerId)
  const [digest, ...others] = await tolds(channel)
  assert.deepEqual([others.length, digest?.purpose, digest?.title], [0, 'digest', 'Teyue：40 条告警，其中 40 条严重'])
  await watchAlerts(later(61), shop.providerId)
  assert.deepEqual(
    (await tolds(channel)).map(({ purpose }) => purpose),
    ['alert', 'digest'],
  )
  const [late] = await standing()
  const until = new Date(ctx.now().getTime() + 90 * minuteMs).toISOString()
  assert.equal((await send<Alert>('POST', `/v1/alerts/${late?.id}/mutes`, { until })).state, 'muted')
  await watchAlerts(later(125), shop.providerId)
  assert.equal((await standing())[0]?.state, 'open')
  assert.equal((await tolds(channel)).length, 3)
  await drain()
  const text = robot.messages.find(({ says }) => says.includes('40 条告警'))!.says
  assert(Buffer.byteLength(text) <= 4_096 && text.includes('… +25'))
  await settleAll()
  await send('DELETE', `/v1/alert-channels/${channel.id}`)
})

test('a trouble of test mode is a note: shown and counted by nobody, and no channel is told; many of them hide none of money', async () => {
  const quiet = { name: 'quiet', kind: 'wecom', robot: { url: `${robot.url}/cgi-bin/webhook/send?key=3` } } as const
  const channel = await make({ ...settings, ...quiet })
  const { owner: ofTest } = await givenOtherMode(ctx, shop)
  await disagree('pay_test', ofTest)
  await watchAlerts(ctx, shop.providerId)
  const [note, ...others] = await standing()
  assert.deepEqual([others.length, note?.severity, note?.facts.mode], [0, 'note', 'test'])
  assert.deepEqual(await tolds(channel), [])
  const counted = async () => send<AlertCount>('GET', '/v1/alert-count')
  assert.partialDeepStrictEqual(await counted(), { open: 0, critical: 0 })
  const columns = 'provider_id, kind, account_id, message, ours, theirs, source, state, times, first_at, last_at'
  await owner.query(`insert into disagreements (${columns}, id, subject_id)
    select ${columns}, 'dis_' || lpad(n::text, 26, '0'), n::text from disagreements, generate_series(1, 200) n where subject_id = 'pay_test'`)
  await disagree('pay_1')
  await watchAlerts(ctx, shop.providerId)
  assert.deepEqual([(await counted()).critical, (await tolds(channel)).length], [1, 1])
  await settleAll()
  await send('DELETE', `/v1/alert-channels/${channel.id}`)
})

test('of tests that are asked for at once no more are sent than may be', async () => {
  const robots = { url: `${robot.url}/cgi-bin/webhook/send?key=2` }
  const { id } = await make({ ...settings, per_hour: 1, name: 'pressed', kind: 'wecom', robot: robots })
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => send<AlertSending | Problem>('POST', `/v1/alert-channels/${id}/tests`)),
  )
  assert.equal(answers.filter((answer) => 'attempts' in answer).length, 1)
  await send('DELETE', `/v1/alert-channels/${id}`)
})

test('a robot that answers 200 and refuses is tried again for two hours, and then its silence is an alert itself', async () => {
  robot.refuse(true)
  const channel = await make({
    ...settings,
    name: 'broken',
    kind: 'wecom',
    robot: { url: `${robot.url}/cgi-bin/webhook/send?key=2` },
  })
  const tried = await send<AlertSending>('POST', `/v1/alert-channels/${channel.id}/tests`)
  assert.deepEqual(
    [tried.state, tried.attempts[0]?.outcome, tried.attempts[0]?.answer_excerpt],
    ['waiting', 'refused', '{"errcode":45009}'],
  )
  assert(tried.next_at !== null)
  for (const _ of RETRY_AFTER_MS) await hurryAndDrain()
  assert.equal((await tolds(channel))[0]?.state, 'failed')
  await watchAlerts(ctx, shop.providerId)
  assert.deepEqual(
    (await standing()).map(({ kind, says }) => [kind, says]),
    [['channel_failing', 'Alerts do not arrive over the channel “broken”']],
  )
  robot.refuse(false)
  assert.equal((await send<AlertSending>('POST', `/v1/alert-channels/${channel.id}/tests`)).state, 'delivered')
  await watchAlerts(ctx, shop.providerId)
  assert.deepEqual(await standing(), [])
})

test('certificates near their end and calls without an answer are alerts, too', async () => {
  const soon = new Date(ctx.now().getTime() + 5.5 * 86_400_000)
  await owner.query(
    `insert into platform_keys (provider_id, account_id, serial, kind, pem, expires_at, added_at) values ($1, $2, 'S1', 'certificate', 'pem', $3, $3)`,
    [shop.providerId, shop.accountId, soon],
  )
  const minute = { provider_id: shop.providerId, account_id: shop.accountId }
  await owner.query(
    `insert into account_calls (provider_id, account_id, minute, operation, outcome, code, calls, slow, total_ms, slowest_ms)
     values ($1, $2, $3, 'orders.native', 'unknown', 'NO_ANSWER', 6, 0, 60, 10), ($1, $2, $3, 'orders.native', 'answered', '', 5, 0, 50, 10)`,
    [minute.provider_id, minute.account_id, ctx.now()],
  )
  await watchAlerts(ctx, shop.providerId)
  const found = (await standing()).map(({ kind, severity, facts }) => [kind, severity, facts.days ?? facts.unknown])
  assert.deepEqual(found.sort(), [
    ['calls_failing', 'critical', 6],
    ['certificate_ending', 'critical', 5],
  ])
})

test('a mail server that never comes to an end holds nobody, and what a merchant chose is no markdown', async () => {
  const held: Socket[] = []
  const slow = createServer((socket) => {
    held.push(socket)
    const drip = setInterval(() => socket.write('220-one moment\r\n'), 20)
    socket.on('error', () => undefined).once('close', () => clearInterval(drip))
    socket.write('220 here\r\n')
  }).listen(0, '127.0.0.1')
  await once(slow, 'listening')
  const { port } = slow.address() as AddressInfo
  const smtp = { host: '127.0.0.1', port, security: 'none', user: null, password: null } as const
  const message = {
    title: '[a](b)',
    lines: ['at https://shop.example/[here](https://evil.example)<@all>'],
    link: 'https://x/',
  }
  const target = { ...smtp, from: 'a@b.example', to: ['c@d.example'] }
  assert.equal((await mail(ctx, target, message, 300)).outcome, 'timed_out')
  for (const socket of held) socket.destroy()
  slow.close()
  const { markdown } = JSON.parse(wecomBody(message))
  const said =
    '**［a］(b)**\n> at https://shop.example/［here］(https://evil.example)＜@all＞\n[https://x/](https://x/)'
  assert.equal(markdown.content, said)
})

test('no channel reaches into the network inside, and each kind has what it needs', async () => {
  const inside = await make<Problem>({ ...settings, name: 'x', kind: 'wecom', robot: { url: 'https://10.0.0.1/send' } })
  assert.equal(inside.code, 'WEBHOOK_ADDRESS_FORBIDDEN')
  assert.equal((await make<Problem>({ ...settings, name: 'x', kind: 'email' })).field, 'mail')
  const mailing = { host: '10.0.0.1', port: 25, security: 'tls' as const, from: 'a@b.example', to: ['c@d.example'] }
  const hidden = await make({ ...settings, name: 'inside', kind: 'email', mail: mailing })
  const tried = await send<AlertSending>('POST', `/v1/alert-channels/${hidden.id}/tests`)
  assert.equal(tried.attempts[0]?.outcome, 'forbidden_address')
  const { rows } = await owner.query("select encode(target_sealed, 'escape') || hint as text from alert_channels")
  assert(rows.length >= 5 && rows.every(({ text }) => !text.includes('of the')))
})

function later(minutes: number): Context {
  return { ...ctx, now: () => new Date(Date.now() + minutes * minuteMs) }
}

async function disagree(subjectId: string, owner = shop.owner): Promise<void> {
  const where = { ...owner, subjectId, source: 'query', exchange: null } as const
  await recordDisagreement(ctx, where, new Disagreement('amount', 'differs', { amount: 1 }, { amount: 2 }))
}

async function settleAll(): Promise<void> {
  await owner.query("update disagreements set state = 'settled'")
  await watchAlerts(ctx, shop.providerId)
  assert.deepEqual(await standing(), [])
}

async function hurryAndDrain(): Promise<void> {
  await owner.query("update graphile_worker._private_jobs set run_at = now() where key like 'alerts.send/%'")
  await drain()
}

async function standing(): Promise<readonly Alert[]> {
  return (await send<List<Alert>>('GET', '/v1/alerts?limit=100')).data
}

async function tolds(channel: AlertChannel): Promise<readonly AlertSending[]> {
  return (await send<List<AlertSending>>('GET', `/v1/alert-sendings?channel=${channel.id}`)).data
}

async function make<T = AlertChannel>(channel: NewAlertChannel): Promise<T> {
  return send('POST', '/v1/alert-channels', channel)
}

async function send<T>(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object): Promise<T> {
  const answer = await app.inject({ method, url, headers: { ...admin.headers }, ...(payload ? { payload } : {}) })
  return answer.body === '' ? (undefined as T) : answer.json<T>()
}
