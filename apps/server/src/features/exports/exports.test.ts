import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Export as ExportView, MAX_EXPORT_ROWS } from '@teyue/contract/export'
import type { FastifyInstance } from 'fastify'
import { strFromU8, unzipSync } from 'fflate'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { fen } from '../../kit/fen.ts'
import { type TestPlatform, testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenPaid, givenShop, requestOf, type Shop } from '../../testing/shop.ts'
import { createPayment } from '../payments/create-payment.ts'
import { paymentConditions } from '../payments/payment-filter.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { type Row, yuanOf } from './cell.ts'
import { createExport } from './create-export.ts'
import { createCsv } from './csv.ts'
import { expireExport } from './expire-export.ts'
import { conditionsOf, keepConditions, maxRowsPerFile } from './export.ts'
import { getExport, readExport } from './get-export.ts'
import { makeExport } from './make-export.ts'
import { exportRoutes } from './routes.ts'
import { createXlsx } from './xlsx.ts'

const lifetime = fileLifetime()
let platform: TestPlatform
let ctx: Context
let shop: Shop
let app: FastifyInstance

before(async () => {
  platform = await testPlatform(lifetime)
  ctx = platform.ctx
  shop = await givenShop(ctx)
  const paid = await givenPaid(ctx, shop, { reference: 'order-1', amount: 123450, description: '=1+1' })
  await createPayment(ctx, shop.asking, requestOf(shop, { reference: '@order', amount: 5 }))
  await createRefund(ctx, shop.viewer, null, {
    paymentId: paid.id,
    amount: fen(300),
    reference: 'back',
    reason: 'a "gift", <late>',
  })
  app = createApp(ctx, { routes: [exportRoutes] })
  lifetime.after(() => app.close())
})

test('yuan are written without a float between', () => {
  assert.deepEqual([0, 5, 100, 1_010, 10_000_000_000].map(yuanOf), ['0.00', '0.05', '1.00', '10.10', '100000000.00'])
})

test('what a spreadsheet would calculate is text in both formats', () => {
  const evil = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', 'plain', 'a,"b"\n', '1<2&3\u0001']
  const rows: Row[] = [evil.map((text) => ({ text })), [{ fen: 128 }]]
  const writer = createCsv()
  const csv = Buffer.concat([writer.add(rows), writer.end()]).toString()
  assert.equal(
    csv,
    '\uFEFF"\'=HYPERLINK(""http://x"")",\'+1,\'-1,\'@SUM(A1),\'\tx,plain,"a,""b""\n",1<2&3\u0001\r\n1.28\r\n',
  )
  const sheet = sheetOf([...rows])
  for (const [index, text] of evil.entries()) {
    const escaped = text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace('\u0001', '\uFFFD')
    assert(sheet.includes(`<c t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`), `${index}: ${text}`)
  }
  assert.match(sheet, /<c s="1"><v>1\.28<\/v><\/c>/)
  assert.doesNotMatch(sheet, /<f>/)
})

test('conditions are of their types again after JSON', () => {
  const moments = { created_from: '2026-11-25T00:00:00+08:00', amount_from: '5' }
  const conditions = paymentConditions({ mode: 'live', merchantId: shop.merchantId, storeId: null }, moments)
  assert.deepEqual(conditionsOf(JSON.parse(JSON.stringify(keepConditions(conditions)))), conditions)
})

test('a person asks for a file, sees it being made, and fetches it; nobody else does, in no other mode', async () => {
  const finance = await givenSignedIn(ctx, shop.providerId, { role: 'finance' })
  const wanted = { kind: 'payments', format: 'csv', language: 'zh', filter: { product: 'native' } }
  const made = await ask<ExportView>('POST', '/v1/exports', finance, wanted)
  assert.deepEqual([made.status, made.body.state, made.body.rows_done], [202, 'waiting', 0])
  const { id } = made.body
  assert.equal((await ask('GET', `/v1/exports/${id}/file`, finance)).status, 409)
  assert((await platform.drain()).includes('exports.make'))

  const { body } = await ask<ExportView>('GET', `/v1/exports/${id}`, finance)
  assert.deepEqual([body.state, body.rows_done, body.rows_total, body.is_cut], ['ready', 2, 2, false])
  const file = await app.inject({ url: `/v1/exports/${id}/file`, headers: finance.headers })
  assert.equal(Number(file.headers['content-length']), file.rawPayload.length)
  assert.match(String(file.headers['content-disposition']), /^attachment; filename="teyue-test-payments-\d{12}\.csv"$/)
  const [head, first, second] = file.body.split('\r\n')
  assert.match(head!, /^\uFEFF支付编号,商户单号,微信支付订单号,商户,/)
  assert.match(
    first!,
    /^pay_\w+,'@order,,shop,mch_\w+,\d+,,,,扫码支付,已受理,0\.05,0\.00,,coffee,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,$/,
  )
  assert.match(second!, /,order-1,42\w+,shop,.*,已支付,1234\.50,0\.00,7\.41,'=1\+1,/)

  const colleague = await givenSignedIn(ctx, shop.providerId, { role: 'finance' })
  const owner = await givenSignedIn(ctx, shop.providerId, { role: 'owner', merchantId: shop.merchantId })
  const otherMode = { ...finance, headers: { ...finance.headers, 'teyue-mode': 'live' } }
  for (const somebody of [colleague, owner, otherMode])
    for (const path of [`/v1/exports/${id}`, `/v1/exports/${id}/file`])
      assert.equal((await ask('GET', path, somebody)).status, 404)
  const { body: list } = await ask<{ data: unknown[] }>('GET', '/v1/exports', finance)
  assert.equal(list.data.length, 1)

  // The file lies sealed, and goes in its time.
  const { rows } = await platform.owner.query("select position('order-1'::bytea in sealed) as at from export_parts")
  assert.deepEqual(rows, [{ at: 0 }])
  await expireExport(ctx, shop.providerId, id)
  assert.equal((await ask('GET', `/v1/exports/${id}/file`, finance)).status, 404)
  assert.equal((await ask<ExportView>('GET', `/v1/exports/${id}`, finance)).body.state, 'expired')
  assert.deepEqual((await platform.owner.query('select * from export_parts')).rows, [])
})

test('refunds become a spreadsheet; a merchant’s owner gets its own alone; so many at once and no more', async () => {
  const owner = await givenSignedIn(ctx, shop.providerId, { role: 'owner', merchantId: shop.merchantId })
  const wanted = { kind: 'refunds', format: 'xlsx', language: 'en', filter: {} }
  const made = await ask<ExportView>('POST', '/v1/exports', owner, wanted)
  const stranger = await givenShop(ctx)
  const foreign = { ...wanted, filter: { merchant: stranger.merchantId } }
  assert.equal((await ask('POST', '/v1/exports', owner, foreign)).status, 403)
  const more = await Promise.all(Array.from({ length: 8 }, () => ask('POST', '/v1/exports', owner, wanted)))
  assert.deepEqual(more.map(({ status }) => status).sort(), [202, 202, 429, 429, 429, 429, 429, 429])
  await platform.drain()
  const file = await app.inject({ url: `/v1/exports/${made.body.id}/file`, headers: owner.headers })
  const sheet = strFromU8(unzipSync(file.rawPayload)['xl/worksheets/sheet1.xml']!)
  assert.equal([...sheet.matchAll(/<row>/g)].length, 2)
  assert.match(sheet, /received_account<.*a "gift", &lt;late&gt;</)
})

test('a file takes so many rows, the newest, and says that there were more; one that is made twice is made whole', async () => {
  assert.equal(MAX_EXPORT_ROWS, maxRowsPerFile)
  const filter = {
    asked: {},
    conditions: keepConditions(paymentConditions({ mode: 'test', merchantId: null, storeId: null }, {})),
  }
  const asked = { providerId: shop.providerId, mode: 'test', askedBy: 'key', merchantId: null, filter } as const
  const { id } = await createExport(ctx, { ...asked, kind: 'payments', format: 'csv', language: 'en' })
  await platform.owner.query("update exports set state = 'running' where id = $1", [id])
  await platform.owner.query("insert into export_parts values ($1, $2, 1, 'left over')", [shop.providerId, id])
  await makeExport(ctx, shop.providerId, id, 1)
  const whose = { ...asked }
  const found = await getExport(ctx, whose, id)
  assert.deepEqual([found.state, found.rowsDone, found.isCut], ['ready', 1, true])
  const parts: Buffer[] = []
  for await (const part of readExport(ctx, found)) parts.push(part)
  assert.match(Buffer.concat(parts).toString(), /^\uFEFFpayment,reference,.*\r\npay_\w+,'@order,.*\r\n$/)
  // Ready is ready: a second worker changes nothing.
  await makeExport(ctx, shop.providerId, id, 2)
  assert.equal((await getExport(ctx, whose, id)).rowsDone, 1)
})

function sheetOf(rows: readonly Row[]): string {
  const writer = createXlsx()
  const file = Buffer.concat([writer.add(rows), writer.end()])
  return strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!)
}

async function ask<T>(method: 'GET' | 'POST', url: string, { headers }: SignedInPerson, payload?: object) {
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: JSON.parse(answer.body || '{}') as T }
}
