import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { addAccount } from '../features/providers/add-account.ts'
import { getAccount } from '../features/providers/get-account.ts'
import { startTestCluster } from '../testing/cluster.ts'
import { testPlatform } from '../testing/context.ts'
import { makeHome, postgresOf, teyue } from '../testing/teyue-process.ts'
import { testWorld } from '../testing/world.ts'
import { judgeClock, judgePlatformKeys, lookAtAccount } from './doctor/account.ts'
import { lookAtSchema, lookAtServer } from './doctor/database.ts'
import { type Finding, linesOf } from './doctor/finding.ts'
import { lookAtPublicUrl } from './doctor/public-url.ts'
import { lookAtQueue } from './doctor/queue.ts'
import { makeSimulatedProvider } from './simulated-provider.ts'

const dayMs = 86_400_000

test('the doctor finds all well beside a running `start`, and leaves it running; alone, it starts the database and stops it', async (t) => {
  const home = await makeHome(t)
  const start = teyue(home, ['start'])
  await start.says('is running')
  const well = await teyue(home, ['doctor']).ended()
  assert.deepEqual([well.code, well.err], [0, ''], well.out)
  const lines = well.out.trim().split('\n')
  assert.deepEqual(lines.splice(-2), ['', 'All is well.'])
  for (const line of lines) assert.match(line, /^✔ good {5}\S/)
  for (const about of ['settings', 'public URL', 'database', 'clock', 'schema', 'queue', 'workers', 'master key']) {
    assert.equal(lines.filter((line) => line.startsWith(`✔ good     ${about} `)).length, 1, about)
  }
  for (const about of ['keys', 'WeChat’s keys', 'reachable', 'clock']) {
    assert.equal(lines.filter((line) => new RegExp(`^✔ good {5}\\d{10} ${about} `).test(line)).length, 1, about)
  }
  assert.equal((await fetch(`${home.url}/readyz`)).status, 200)
  assert.equal((await start.stop('SIGTERM')).code, 0)

  const alone = await teyue(home, ['doctor']).ended()
  assert.deepEqual([alone.code, alone.err], [1, ''])
  assert.deepEqual(wrongsOf(alone.out), ['public URL', 'workers', 'reachable'])
  assert.match(alone.out, /3 of \d+ must be mended\.\n$/)
  assert.deepEqual(postgresOf(home), [])

  writeFileSync(join(home.dataDir, 'master.key'), `${Buffer.alloc(32, 9).toString('base64')}\n`)
  const keyless = await teyue(home, ['doctor']).ended()
  assert.match(keyless.out, /✘ wrong +\d{10} keys +account\.private_key:\S+ was sealed under master key [0-9a-f]{16}/)
  assert.match(keyless.out, /Put the former key back/)
})

test('before the first start the doctor says that there is nothing yet, and makes nothing', async (t) => {
  const home = await makeHome(t)
  const { code, out, err } = await teyue(home, ['doctor']).ended()
  assert.deepEqual([code, err], [1, ''])
  assert.match(out, /^✘ wrong {4}database +There is no database in .* yet\. "teyue start" makes it/m)
  assert.match(out, /^– not seen all else/m)
  assert.equal(existsSync(home.dataDir), false)
})

test('a database out of reach, and a schema that is not this program’s, are named with the remedy', async (t) => {
  const home = await makeHome(t)
  const nowhere = await teyue(home, ['doctor'], { TEYUE_DATABASE_URL: 'postgresql://a:hunter2@127.0.0.1:1/b' }).ended()
  assert.equal(nowhere.code, 1)
  assert.match(nowhere.out, /✘ wrong +database +The database of TEYUE_DATABASE_URL cannot be reached: .*ECONNREFUSED/)
  assert(!nowhere.out.includes('hunter2'))

  const cluster = await startTestCluster()
  const url = await cluster.createDatabase()
  t.after(async () => {
    await cluster.dropDatabase(url)
    await cluster.stop()
  })
  const empty = await teyue(home, ['doctor'], { TEYUE_DATABASE_URL: url }).ended()
  assert.match(empty.out, /✘ wrong +schema +.* Run "teyue migrate" once/)
  assert.match(empty.out, /– not seen queue, accounts/)
})

test('a job that fails for hours is counted, named, and run again by the remedy', async (t) => {
  const { owner } = await testPlatform(t)
  await owner.query(
    `select graphile_worker.add_job('payments.follow', '{}', max_attempts => 99), graphile_worker.add_job('webhooks.deliver')`,
  )
  await owner.query(`update graphile_worker._private_jobs set attempts = 10 where max_attempts = 99`)
  const [queue, workers] = await lookAtQueue(owner)
  assert.equal(queue!.verdict, 'wrong')
  assert.equal(queue!.says, '1 failing for hours: payments.follow')
  assert.equal(workers!.verdict, 'wrong')
  assert.match(workers!.says, /none seen in the last 15 s; 1 jobs wait/)

  await owner.query(queue!.remedy!.slice(queue!.remedy!.indexOf('select ')))
  await owner.query(`insert into worker_processes values ('silent', clock_timestamp() - interval '16 s')`)
  assert.deepEqual(verdicts(await lookAtQueue(owner)), ['queue good', 'workers wrong'])
  await owner.query(`insert into worker_processes values ('alive', clock_timestamp() - interval '14 s')`)
  const mended = await lookAtQueue(owner)
  assert.deepEqual(verdicts(mended), ['queue good', 'workers good'])
  assert.equal(mended[0]!.says, '2 due, 0 for later, none failing')
})

test('the server and its clock are looked at', async (t) => {
  const { owner } = await testPlatform(t)
  assert.deepEqual(verdicts(await lookAtServer(owner)), ['database good', 'clock good'])
  assert.equal((await lookAtSchema(owner)).verdict, 'good')
  // A database whose clock runs ahead, as this connection sees it.
  const ahead = new pg.Pool({ connectionString: owner.options.connectionString, max: 1 })
  await ahead.query(
    `create schema ahead; create function ahead.clock_timestamp() returns timestamptz language sql as $$ select pg_catalog.clock_timestamp() + interval '7 s' $$`,
  )
  await ahead.query('set search_path = ahead, pg_catalog')
  const [, clock] = await lookAtServer(ahead).finally(() => ahead.end())
  assert.equal(clock!.verdict, 'wrong')
  assert.match(clock!.says, /the database’s is (6\.9|7\.\d) s ahead of this machine’s/)
  assert.match(clock!.remedy!, /NTP/)
})

test('an account is asked for WeChat’s certificates, its clock is compared, and who is silent is named', async (t) => {
  const world = await testWorld(t)
  const { ctx, demo, owner } = world
  const look = async () => lookAtAccount(ctx, await getAccount(ctx, demo.provider, demo.account), false)
  assert.deepEqual(verdicts(await look()), ['keys good', 'WeChat’s keys good', 'reachable good', 'clock good'])

  // Turned ahead, the simulator's clock is the account's; then the account's is set back behind everybody's back.
  await world.advance(dayMs)
  assert.deepEqual(verdicts(await look()), ['keys good', 'WeChat’s keys good', 'reachable good', 'clock good'])
  await owner.query('update accounts set clock_offset_ms = clock_offset_ms - 120000')
  const behind = await look()
  assert.deepEqual(verdicts(behind), ['keys good', 'WeChat’s keys good', 'reachable good', 'clock wrong'])
  assert.match(behind[3]!.says, /at the other end is 1[12]\d s ahead of the account’s/)
  await owner.query('update accounts set clock_offset_ms = clock_offset_ms - 3600000')
  const refused = await look()
  assert.deepEqual(verdicts(refused).slice(2), ['reachable wrong'])
  assert.match(refused[2]!.says, /timestamp.*5分钟/)
  assert.match(refused[2]!.remedy!, /clock/)
})

test('the clock at the other end: WeChat’s stamp before its Date, 60 s at most, and a simulator’s Date says nothing', () => {
  const now = new Date('2026-11-23T00:00:00Z')
  const seconds = now.getTime() / 1000
  const judge = (mode: 'test' | 'live', answerHeaders: Record<string, string>) =>
    verdicts(judgeClock({ mode }, answerHeaders, now))
  assert.deepEqual(judge('live', { 'wechatpay-timestamp': `${seconds + 60}`, date: 'no date' }), ['clock good'])
  assert.deepEqual(judge('live', { 'wechatpay-timestamp': `${seconds - 61}` }), ['clock wrong'])
  assert.deepEqual(judge('live', { date: 'Mon, 23 Nov 2026 00:01:01 GMT' }), ['clock wrong'])
  assert.deepEqual(judge('live', { date: 'Sun, 22 Nov 2026 23:59:00 GMT' }), ['clock good'])
  assert.deepEqual(judge('test', { date: 'Mon, 23 Nov 2026 00:10:00 GMT' }), [])
})

test('an account in public-key mode has no certificates, which is well; a live one wants https', async (t) => {
  const { ctx, demo, simulatorUrl, control } = await testWorld(t)
  const made = await control('POST', '/_control/providers', { name: 'öffentlich', verify_mode: 'public_key' })
  const { mchid: spMchid, serial, private_key_pem, api_v3_key, public_key } = made as never as Record<string, string>
  const key = public_key as never as { id: string; pem: string }
  const account = await addAccount(ctx, demo.provider, {
    mode: 'live',
    spMchid: spMchid!,
    baseUrl: simulatorUrl,
    serial: serial!,
    privateKeyPem: private_key_pem!,
    apiV3Key: api_v3_key!,
    platformKeys: [{ serial: key.id, pem: key.pem, kind: 'public_key', expiresAt: null }],
  })
  const findings = await lookAtAccount(ctx, account, false)
  assert.deepEqual(verdicts(findings).slice(0, 4), ['keys good', 'WeChat’s keys good', 'reachable good', 'clock good'])
  assert.match(findings[2]!.says, /public-key mode/)
  assert.deepEqual(verdicts(findings).slice(4), ['notices wrong'])
  assert.equal((await lookAtAccount(ctx, account, true)).length, 4)
})

test('an account whose simulator is silent, or whose number is another’s, is told apart', async (t) => {
  const { ctx, demo, simulatorUrl } = await testWorld(t)
  const stranger = await makeSimulatedProvider(simulatorUrl)
  const { privateKeyPem, apiV3Key, serial, platformKeys } = stranger
  const keys = { mode: 'test', privateKeyPem, apiV3Key, serial, platformKeys } as const
  const silent = await addAccount(ctx, demo.provider, { ...keys, spMchid: '1900000001', baseUrl: 'http://127.0.0.1:1' })
  const [, , unreachable] = await lookAtAccount(ctx, silent, false)
  assert.match(unreachable!.says, /not sent \(ECONNREFUSED\)/)
  assert.match(unreachable!.remedy!, /^Start the simulator/)
  const mixedUp = await addAccount(ctx, demo.provider, { ...keys, spMchid: '1900000002', baseUrl: simulatorUrl })
  const refused = (await lookAtAccount(ctx, mixedUp, false))[2]!
  assert.equal(refused.verdict, 'wrong')
  assert.match(refused.says, /HTTP 4\d\d/)
})

test('WeChat’s keys: a warning 30 days before the last certificate ends, wrong when none is left, never with a public key', () => {
  const now = new Date('2026-11-23T00:00:00Z')
  const certificate = (days: number) => {
    return { serial: 'A', kind: 'certificate', pem: '', expiresAt: new Date(now.getTime() + days * dayMs) } as const
  }
  const publicKey = { serial: 'PUB_KEY_ID_1', kind: 'public_key', pem: '', expiresAt: null } as const
  const judge = (...keys: Parameters<typeof judgePlatformKeys>[0]) => judgePlatformKeys(keys, now).verdict
  assert.equal(judge(certificate(31)), 'good')
  assert.equal(judge(certificate(30)), 'soon')
  assert.equal(judge(certificate(0.1)), 'soon')
  assert.equal(judge(certificate(0.1), certificate(400)), 'good')
  assert.equal(judge(certificate(0)), 'wrong')
  assert.equal(judge(), 'wrong')
  assert.equal(judge(certificate(-1), publicKey), 'good')
})

test('the public URL must lead to a Teyue, not just to somebody', async (t) => {
  const { url, simulatorUrl } = await testWorld(t)
  assert.equal((await lookAtPublicUrl(url)).verdict, 'good')
  assert.match((await lookAtPublicUrl(simulatorUrl)).says, /but not as a Teyue does$/)
  assert.match((await lookAtPublicUrl('http://127.0.0.1:1')).says, /does not answer: ECONNREFUSED/)
})

test('a verdict is a sign and a word, and its remedy stands under it', () => {
  const text = linesOf({ verdict: 'wrong', about: 'clock', says: 'is off', remedy: 'Set it.' })
  assert.match(text, /^✘ wrong {4}clock +is off\n +→ Set it\.\n$/)
})

function verdicts(findings: readonly Finding[]): string[] {
  return findings.map(({ about, verdict }) => `${about.replace(/^\d+ /, '')} ${verdict}`)
}

function wrongsOf(out: string): string[] {
  const found = out.matchAll(/^✘ wrong {4}(?:\d{10} )?(\S.*?) {2,}/gm)
  return [...found].map(([, about]) => about!)
}
