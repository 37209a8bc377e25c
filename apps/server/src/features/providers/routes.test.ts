import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Account, AccountCheck, Setup } from '@teyue/contract/account'
import type { List } from '@teyue/contract/list'
import type { Problem } from '@teyue/contract/problem'
import { startSimulator } from '@teyue/simulator/simulator'
import { usedKeyPair } from '@teyue/simulator/testing/used-keys'
import type { FastifyInstance } from 'fastify'
import { routes } from '../../cli/routes.ts'
import { askSimulator } from '../../cli/simulated-provider.ts'
import { createApp } from '../../http/app.ts'
import { type TestPlatform, testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn } from '../../testing/people.ts'
import { issueApiKey } from '../keys/issue-api-key.ts'
import { createProvider } from './create-provider.ts'

type Made = {
  readonly mchid: string
  readonly api_v3_key: string
  readonly api_v2_key: string
  readonly certificate_pem: string
  readonly private_key_pem: string
  readonly public_key: { readonly id: string; readonly pem: string } | null
}

const lifetime = fileLifetime()
let platform: TestPlatform
let app: FastifyInstance
let simulator: string
let providerId: string
let administrator: Readonly<Record<string, string>>

before(async () => {
  const started = await startSimulator({ port: 0, dataDir: null, keyPairs: usedKeyPair })
  lifetime.after(() => started.close())
  simulator = started.url
  platform = await testPlatform(lifetime)
  platform.ctx.simulatorUrl = simulator
  providerId = (await createProvider(platform.ctx, '示例服务商')).id
  administrator = (await givenSignedIn(platform.ctx, providerId, { role: 'administrator' })).headers
  app = createApp(platform.ctx, { routes })
  lifetime.after(() => app.close())
  await app.ready()
})

test('each key is looked at as it comes, in words, and WeChat is asked once all are there', async () => {
  const made = await makeProvider('certificate')
  const p12 = await fileOf(made, 'apiclient_cert.p12')
  assert.deepEqual(await findings({}), [
    ['sp_mchid', 'missing', 'NUMBER_MISSING'],
    ['certificate', 'missing', 'CERTIFICATE_MISSING'],
    ['api_v3_key', 'missing', 'V3_KEY_MISSING'],
    ['wechat', 'waiting', 'WECHAT_WAITING'],
  ])
  assert.deepEqual((await findings({ p12 }))[1], ['certificate', 'waiting', 'P12_NEEDS_NUMBER'])
  const half = await check({ sp_mchid: made.mchid, p12 })
  assert.equal(half.certificate?.sp_mchid, made.mchid)
  const all = await check({ sp_mchid: made.mchid, p12, api_v3_key: made.api_v3_key, api_v2_key: made.api_v2_key })
  assert.deepEqual(
    all.findings.map(({ about, state }) => `${about} ${state}`),
    ['sp_mchid good', 'certificate good', 'private_key good', 'api_v3_key good', 'api_v2_key good', 'wechat good'],
  )
  assert(all.is_complete)
  assert.deepEqual((await platform.owner.query('select id from accounts')).rows, [], 'nothing is kept')
})

test('what does not fit is named, with the next step in both languages', async () => {
  const [made, other] = [await makeProvider('certificate'), await makeProvider('public_key')]
  const pems = { certificate: made.certificate_pem, private_key: made.private_key_pem }
  const whole = { sp_mchid: made.mchid, ...pems, api_v3_key: made.api_v3_key }
  const zip = await fileOf(made, (name) => name.endsWith('.zip'))
  const ofOther = { sp_mchid: other.mchid, certificate: other.certificate_pem, private_key: other.private_key_pem }
  const wrongs: [object, string][] = [
    [{ ...whole, p12: Buffer.from(made.certificate_pem).toString('base64') }, 'P12_NOT_P12'],
    [{ ...whole, p12: zip }, 'P12_ARCHIVE'],
    [{ sp_mchid: '1900000998', p12: await fileOf(made, 'apiclient_cert.p12') }, 'P12_PASSWORD'],
    [{ ...whole, certificate: made.private_key_pem }, 'CERTIFICATE_UNREADABLE'],
    [{ ...whole, certificate: other.certificate_pem }, 'CERTIFICATE_OF_ANOTHER'],
    [{ ...whole, private_key: made.certificate_pem }, 'PRIVATE_KEY_UNREADABLE'],
    [{ ...whole, private_key: other.private_key_pem }, 'PRIVATE_KEY_OF_ANOTHER'],
    [{ ...whole, api_v3_key: 'abc' }, 'V3_KEY_LENGTH'],
    [{ ...whole, api_v3_key: 'k'.repeat(32) }, 'WECHAT_V3_KEY'],
    [{ ...whole, api_v2_key: 'abc' }, 'V2_KEY_LENGTH'],
    [{ ...whole, public_key: 'x', public_key_id: 'PUB_KEY_ID_1' }, 'PUBLIC_KEY_WRONG'],
    [{ ...whole, public_key_id: 'PUB_KEY_ID_1' }, 'PUBLIC_KEY_HALF'],
    [{ ...ofOther, api_v3_key: other.api_v3_key }, 'WECHAT_NEEDS_PUBLIC_KEY'],
  ]
  for (const [sent, code] of wrongs) {
    const { is_complete, findings: found } = await check(sent)
    const said = found.find((one) => one.code === code)
    assert(said, `${code}: ${found.map((one) => one.code)}`)
    assert.equal(is_complete, false)
    assert(said.next && said.next_zh, code)
    assert.doesNotMatch(`${said.detail}${said.detail_zh}${said.next}${said.next_zh}`, /[{}]/, code)
  }
})

test('an account is connected with its keys sealed, listed without them, and given others; the audit knows no secret', async () => {
  const made = await makeProvider('public_key')
  const keys = {
    p12: await fileOf(made, 'apiclient_cert.p12'),
    api_v3_key: made.api_v3_key,
    public_key_id: made.public_key!.id,
    public_key: made.public_key!.pem,
  }
  const wanted = { mode: 'test', sp_mchid: made.mchid, ...keys }
  const wrong = await ask<Problem>('POST', '/v1/accounts', { ...wanted, api_v3_key: 'abc' })
  assert.deepEqual(
    [wrong.status, wrong.body.code, wrong.body.details],
    [400, 'ACCOUNT_KEYS_REFUSED', { findings: ['V3_KEY_LENGTH'] }],
  )
  const unproven = await givenSignedIn(platform.ctx, providerId, { role: 'administrator', isProven: false })
  const asked = await ask<Problem>('POST', '/v1/accounts', wanted, unproven.headers)
  assert.deepEqual([asked.status, asked.body.code], [403, 'SECOND_FACTOR_NEEDED'])

  const { status, body: account } = await ask<Account>('POST', '/v1/accounts', wanted)
  assert.equal(status, 201)
  assert.deepEqual(
    [account.mode, account.sp_mchid, account.has_api_v2_key, account.keys_version, account.certificate?.sp_mchid],
    ['test', made.mchid, false, 1, made.mchid],
  )
  assert.deepEqual(
    account.platform_keys.map(({ serial, kind }) => [serial, kind]),
    [[made.public_key!.id, 'public_key']],
  )
  const twice = await ask<Problem>('POST', '/v1/accounts', wanted)
  assert.deepEqual([twice.status, twice.body.code], [409, 'ACCOUNT_CONNECTED'])

  const rotated = await ask<Account>('POST', `/v1/accounts/${account.id}/keys`, {
    ...keys,
    api_v2_key: made.api_v2_key,
  })
  assert.deepEqual([rotated.status, rotated.body.keys_version, rotated.body.has_api_v2_key], [201, 2, true])
  const { client } = await platform.ctx.wechat.of({ providerId, id: account.id, version: 2, clockOffsetMs: 0 })
  await assert.rejects(client.certificates.download(), { code: 'RESOURCE_NOT_EXISTS' })

  const kept = (await platform.owner.query('select a::text as row from audit_entries a')).rows
  const text = JSON.stringify(kept)
  for (const secret of [made.api_v3_key, made.api_v2_key, keys.p12.slice(0, 40), 'PRIVATE KEY'])
    assert(!text.includes(secret))
  assert.match(text, /account\.connected/)
  assert.match(text, /account\.keys_rotated/)
})

test('setup says how far the provider is; a program sees accounts of its mode, a person those of both', async () => {
  const { body } = await ask<Setup>('GET', '/v1/setup')
  assert.deepEqual(
    [body.stage, body.test_accounts, body.live_accounts, body.provider.name, body.simulator],
    ['simulator', 1, 0, '示例服务商', simulator],
  )
  assert.equal((await ask('PATCH', '/v1/provider', { name: '特约科技' })).status, 200)
  const { text } = await issueApiKey(platform.ctx, providerId, { mode: 'live', merchantId: null, name: 'live' })
  const seen = await ask<List<Account>>('GET', '/v1/accounts', undefined, { authorization: `Bearer ${text}` })
  assert.deepEqual(seen.body.data, [])
  assert.equal((await ask<List<Account>>('GET', '/v1/accounts')).body.data.length, 1)
})

async function check(sent: object): Promise<AccountCheck> {
  const { status, body } = await ask<AccountCheck>('POST', '/v1/account-checks', { mode: 'test', ...sent })
  assert.equal(status, 200, platform.logs.slice(-2).join(''))
  return body
}

async function findings(sent: object): Promise<string[][]> {
  return (await check(sent)).findings.map(({ about, state, code }) => [about, state, code])
}

async function makeProvider(mode: string): Promise<Made> {
  return askSimulator<Made>(simulator, '/_control/providers', { verify_mode: mode })
}

/** A file as WeChat's portal hands it out, in base64. */
async function fileOf({ mchid }: Made, wanted: string | ((name: string) => boolean)): Promise<string> {
  const folder = new URL(`/_control/providers/${mchid}/files`, simulator)
  const { files } = (await (await fetch(folder)).json()) as { files: { name: string }[] }
  const found = files.find(({ name }) => (typeof wanted === 'string' ? name === wanted : wanted(name)))
  const bytes = await (await fetch(`${folder}/${found?.name}`)).arrayBuffer()
  return Buffer.from(bytes).toString('base64')
}

async function ask<T>(method: 'GET' | 'POST' | 'PATCH', url: string, body?: object, headers = administrator) {
  const answer = await app.inject({ method, url, headers: { ...headers }, ...(body ? { payload: body } : {}) })
  return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T }
}
