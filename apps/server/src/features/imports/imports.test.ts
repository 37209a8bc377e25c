import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import type { ImportLine, Import as ImportView } from '@teyue/contract/import'
import type { Merchant } from '@teyue/contract/merchant'
import type { Problem } from '@teyue/contract/problem'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../../http/app.ts'
import { MIGRATIONS } from '../../storage/migrations.ts'
import { type TestPlatform, testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenShop, type Shop } from '../../testing/shop.ts'
import { onboardingRoutes } from '../onboarding/routes.ts'
import { checkLines } from './check-lines.ts'
import { expireImport } from './expire-import.ts'
import { importRoutes } from './routes.ts'
import { takeLines } from './take-lines.ts'

type Answer<T> = { readonly status: number; readonly body: T }

const head = 'name,subject,subject_type,sub_mchid,fee,products,agent,reference'
// What a spreadsheet in China writes: GBK, without a mark.
const gbk =
  'ycy7p8P7s8Ys1vfM5cP7s8Ys1vfM5cDg0M0szNjUvMnMu6e6xSy30cLKKCUpDQrAtsm9v6e3yCzAtsm9v6e3yNPQz965q8u+LMbz0rUsMTcwMDAwMDAwMSwwLjM4JQ0K'

const lifetime = fileLifetime()
let platform: TestPlatform
let shop: Shop
let app: FastifyInstance
let operator: SignedInPerson

before(async () => {
  platform = await testPlatform(lifetime)
  shop = await givenShop(platform.ctx)
  operator = await givenSignedIn(platform.ctx, shop.providerId, { role: 'operator' })
  app = createApp(platform.ctx, { routes: [importRoutes, onboardingRoutes] })
  lifetime.after(() => app.close())
})

test('M3: merchants that exist already come in by a file, each line looked at first and taken in once', async () => {
  const lines = [
    'Tea 1,Tea ltd,企业,1700000011,0.6,"JSAPI、退款",,T-1',
    'Tea 1,Tea ltd,公司,1700000012,0.2,,,T-1',
    ',Tea ltd,企业,17000,60.12345,Bitcoin,nobody,',
    'Tea 3,Tea ltd,企业,1700000011,0.6,,,T-3',
    'Tea 4,Tea ltd,企业,1700000014,0.6,,,T-1',
    '',
    'Tea 5,Tea ltd,individual,1700000015,0.6,,,',
  ]
  const { id } = await give([head, ...lines].join('\n'))
  await platform.drain()
  const checked = await look(id)
  assert.deepEqual([checked.state, checked.lines], ['checked', { unchecked: 0, good: 3, bad: 3, known: 0, done: 0 }])
  assert.deepEqual(await findingsOf(id), [
    ['4 name NEEDED', '4 sub_mchid NUMBER_FORM', '4 products CHOICE', '4 fee FEE'],
    ['5 sub_mchid TWICE'],
    ['6 reference REFERENCE_OTHER'],
  ])
  assert.equal(await find('1700000011'), undefined, 'a look takes nothing in')

  assert.equal((await start(id)).status, 202)
  await platform.drain()
  const done = await look(id)
  assert.deepEqual([done.state, done.lines.done, done.lines.bad], ['done', 3, 3])
  const tea = await find('1700000011')
  const numbers = tea?.sub_merchants.map((one) => [one.sub_mchid, one.fee_rate_ppm, one.permissions.refund])
  assert.deepEqual(
    [tea?.name, tea?.reference, numbers],
    [
      'Tea 1',
      'T-1',
      [
        ['1700000011', 6000, 'granted'],
        ['1700000012', 2000, 'not_asked'],
      ],
    ],
  )
  assert.equal((await find('T-1'))?.id, tea?.id, 'it is found by our own number')
  const looks = "select from graphile_worker.jobs where task_identifier = 'settlement_accounts.look'"
  assert.equal((await platform.owner.query(looks)).rowCount, 3, 'where each is settled to is asked daily')

  const again = await give([head, ...lines].join('\n'))
  await platform.drain()
  const { known, good } = (await look(again.id)).lines
  assert.deepEqual([known, good], [3, 0], 'the same file again changes nothing')
  assert.deepEqual(await refusal(start(again.id)), [409, 'IMPORT_NOTHING_GOOD'])
})

test('M3: a file that Excel in China wrote is read, and one that is none is refused as a whole', async () => {
  const given = await ask<ImportView>('POST', '/v1/imports', { kind: 'merchants', filename: 'gbk.csv', content: gbk })
  assert.deepEqual([given.status, given.body.encoding], [202, 'gb18030'])
  await platform.drain()
  await start(given.body.id)
  await platform.drain()
  const merchant = await find('1700000001')
  assert.deepEqual([merchant?.name, merchant?.sub_merchants[0]?.fee_rate_ppm], ['蓝山咖啡', 3800])
  const template = (await app.inject({ url: '/v1/import-templates/merchants', headers: operator.headers })).body
  const whole = { kind: 'merchants', filename: 'f.csv' }
  const asked = (content: Buffer | string) =>
    refusal(ask<Problem>('POST', '/v1/imports', { ...whole, content: Buffer.from(content).toString('base64') }))
  assert.deepEqual(await asked(Buffer.of(0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xff)), [422, 'IMPORT_UNREADABLE'])
  assert.deepEqual(await asked(`${head}\n"never closed`), [422, 'IMPORT_UNREADABLE'])
  assert.deepEqual(await asked('name,subject\na,b'), [422, 'IMPORT_COLUMNS'])
  assert.deepEqual(await asked(`${head}\n,,,,`), [422, 'IMPORT_EMPTY'])
  assert.deepEqual(await asked(`${head}\n${'a,b,c,1,0.6\n'.repeat(10_001)}`), [422, 'IMPORT_TOO_LONG'])
  assert.deepEqual(await asked(`${head}\n${'\n'.repeat(20_000)}`), [422, 'IMPORT_TOO_LONG'], 'empty rows, too')
  const filled = await give(template)
  await platform.drain()
  assert.equal((await look(filled.id)).lines.good, 1, 'the template as it is may be taken in')
})

test('an import that was cut off goes on where it ended, and what its lines said goes in its time', async () => {
  const { ctx } = platform
  const { providerId } = shop
  const lines = Array.from({ length: 230 }, (_, index) => `Cut ${index},Cut ltd,企业,${1_800_000_000 + index},0.6`)
  const { id } = await give([head, ...lines].join('\n'))
  await checkLines(ctx, providerId, id)
  await start(id)
  // The line of the second hundred meets what makes its transaction fail.
  await platform.owner.query(`alter table sub_merchants add constraint cut check (sub_mchid <> '1800000150')`)
  await assert.rejects(takeLines(ctx, providerId, id))
  assert.deepEqual((await look(id)).lines.done, 100)
  await platform.owner.query('alter table sub_merchants drop constraint cut')
  await takeLines(ctx, providerId, id)
  const { rows } = await platform.owner.query(`select count(*)::int as n from merchants where subject = 'Cut ltd'`)
  assert.deepEqual([(await look(id)).lines.done, rows[0].n], [230, 230])

  const file = await app.inject({ url: `/v1/imports/${id}/file`, headers: operator.headers })
  assert.match(file.body, /Cut 0,Cut ltd,企业,1800000000,,0\.6,.*,2,已导入,,mch_/)
  await expireImport(ctx, providerId, id)
  const left = await look(id)
  assert.deepEqual([left.state, left.lines.done], ['expired', 0])
})

test('numbers of a time before the daily looks are promised their first by the migration, others keep theirs', async () => {
  const { owner } = platform
  const looks =
    "select key, run_at from graphile_worker.jobs where task_identifier = 'settlement_accounts.look' order by key"
  const { rows: before } = await owner.query(looks)
  const kept = before.find(({ key }) => !key.endsWith(shop.subMerchantId))
  assert(kept && before.length === new Set(before.map(({ key }) => key)).size)
  // As it was: a number, and no promise about it.
  await owner.query('delete from graphile_worker._private_jobs where key like $1', [`%${shop.subMerchantId}`])
  const text = await readFile(new URL('0064-settlement-looks.sql', MIGRATIONS), 'utf8')
  for (let time = 0; time < 2; time++) await owner.query(`set search_path = teyue; ${text}; reset search_path`)
  const { rows: after } = await owner.query(looks)
  assert.equal(
    after.filter(({ key }) => key === `${shop.accountId}/settlement_accounts.look/${shop.subMerchantId}`).length,
    1,
  )
  assert.deepEqual(
    after.find(({ key }) => key === kept.key),
    kept,
  )
})

test('a file belongs to one mode and to the provider’s side', async () => {
  const { id } = await give(`${head}\nOther,Other ltd,企业,1700000021,0.6`)
  const live = await app.inject({ url: `/v1/imports/${id}`, headers: { ...operator.headers, 'teyue-mode': 'live' } })
  assert.equal(live.statusCode, 404)
  const owner = await givenSignedIn(platform.ctx, shop.providerId, { role: 'owner', merchantId: shop.merchantId })
  assert.equal((await app.inject({ url: `/v1/imports/${id}`, headers: owner.headers })).statusCode, 403)
  await platform.drain()
})

async function give(text: string): Promise<ImportView> {
  const content = Buffer.from(text).toString('base64')
  const { status, body } = await ask<ImportView>('POST', '/v1/imports', {
    kind: 'merchants',
    filename: 'f.csv',
    content,
  })
  assert.equal(status, 202)
  return body
}

async function look(id: string): Promise<ImportView> {
  return (await ask<ImportView>('GET', `/v1/imports/${id}`)).body
}

async function start(id: string): Promise<Answer<ImportView>> {
  return ask('POST', `/v1/imports/${id}/starts`)
}

async function findingsOf(id: string): Promise<string[][]> {
  const { body } = await ask<{ data: ImportLine[] }>('GET', `/v1/imports/${id}/lines?state=bad`)
  return body.data.map(({ number, findings }) => findings.map(({ field, code }) => `${number} ${field} ${code}`))
}

async function find(query: string): Promise<Merchant | undefined> {
  return (await ask<{ data: Merchant[] }>('GET', `/v1/merchants?query=${query}`)).body.data[0]
}

async function refusal(answer: Promise<Answer<unknown>>): Promise<[number, string]> {
  const { status, body } = await answer
  return [status, (body as Problem).code]
}

async function ask<T>(method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer<T>> {
  const answer = await app.inject({ method, url, headers: operator.headers, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json() as T }
}
