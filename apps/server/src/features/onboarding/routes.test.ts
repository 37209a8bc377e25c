import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Agreement } from '@teyue/contract/agreement'
import type { Appid } from '@teyue/contract/appid'
import type { Attachments } from '@teyue/contract/attachment'
import type { Development, H5Domain } from '@teyue/contract/development'
import type { FoundNumber } from '@teyue/contract/found-number'
import type { List } from '@teyue/contract/list'
import type { Merchant, SubMerchant } from '@teyue/contract/merchant'
import type { Problem } from '@teyue/contract/problem'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenShop, type Shop } from '../../testing/shop.ts'
import { recordSeenNumber } from '../found-numbers/record-seen.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

const lifetime = fileLifetime()
let ctx: Context
let app: FastifyInstance
let owner: pg.Pool
let shop: Shop
let stranger: Shop
let operator: SignedInPerson

before(async () => {
  const platform = await testPlatform(lifetime)
  ctx = platform.ctx
  owner = platform.owner
  shop = await givenShop(ctx)
  stranger = await givenShop(ctx)
  operator = await givenSignedIn(ctx, shop.providerId, { role: 'operator' })
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  await app.ready()
})

test('a merchant is taken on, changed, found by any of its names, and each deed is in the audit', async () => {
  const wanted = { name: '南山咖啡', subject_type: 'company', subject: '南山咖啡有限公司', contact_phone: '0755-1' }
  const made = await ask<Merchant>('POST', '/v1/merchants', wanted)
  assert.equal(made.status, 201)
  const { id } = made.body
  const change = { state: 'paused', notes: '月底前回访\n第二行', contact_name: '李店长' }
  const changed = await ask<Merchant>('PATCH', `/v1/merchants/${id}`, change)
  assert.deepEqual(
    [changed.body.state, changed.body.notes, changed.body.contact],
    ['paused', change.notes, { name: '李店长', phone: '0755-1', email: null }],
  )
  const number = { sub_mchid: '1600999001', account: shop.accountId, fee_rate_ppm: 3800 }
  await recordSeenNumber(ctx, { providerId: shop.providerId, accountId: shop.accountId, subMchid: number.sub_mchid })
  const seen = await ask<List<FoundNumber>>('GET', '/v1/found-numbers?state=open')
  assert.equal((await ask('POST', `/v1/merchants/${id}/sub-merchants`, number)).status, 201)
  const again = await ask<Problem>('POST', `/v1/merchants/${id}/sub-merchants`, number)
  assert.deepEqual([again.status, again.body.code], [409, 'SUB_MERCHANT_TAKEN'])
  const twice = [0, 1].map(() =>
    ask('POST', `/v1/merchants/${id}/sub-merchants`, { ...number, sub_mchid: '1600999002' }),
  )
  assert.deepEqual((await Promise.all(twice)).map(({ status }) => status).toSorted(), [201, 409], 'of two at once')
  const adoption = { merchant: id, fee_rate_ppm: 3800 }
  const late = await ask<Problem>('POST', `/v1/found-numbers/${seen.body.data[0]!.id}/adoptions`, adoption)
  assert.deepEqual([late.status, late.body.code], [409, 'SUB_MERCHANT_TAKEN'], 'registered since it was found')

  for (const query of ['query=山咖', 'query=1600999001', `query=${id}`, 'state=paused', 'onboarded=yes&query=南山'])
    assert.deepEqual(await found(query), [id], query)
  for (const query of ['query=%25', 'query=160099900', 'onboarded=no', 'query=南山&state=active'])
    assert(!(await found(query)).includes(id), query)
  const acts = await audited(id)
  assert.deepEqual(acts, ['sub_merchant.added', 'sub_merchant.added', 'merchant.changed', 'merchant.taken_on'])
})

test('an agent’s merchants are those that name it; nobody but an agent is one', async () => {
  const agent = await givenSignedIn(ctx, shop.providerId, { role: 'agent' })
  const wanted = { name: '代理的店', subject_type: 'individual', subject: '张三', agent: agent.id }
  const { body: own } = await ask<Merchant>('POST', '/v1/merchants', { ...wanted, notes: '只给自己看' })
  assert.deepEqual(await found(`agent=${agent.id}`), [own.id])
  const seen = await ask<List<Merchant>>('GET', '/v1/merchants', undefined, agent.headers)
  assert.deepEqual(
    seen.body.data.map(({ id, notes }) => [id, notes]),
    [[own.id, null]],
  )
  const not = await ask<Problem>('POST', '/v1/merchants', { ...wanted, agent: operator.id })
  assert.deepEqual([not.status, not.body.code], [404, 'AGENT_NOT_FOUND'])
  // Who sees a merchant is changed at a door that asks for the second factor.
  const past = await ask<Problem>('PATCH', `/v1/merchants/${own.id}`, { agent: null })
  assert.deepEqual([past.status, past.body.field], [400, 'agent'])
})

test('M13, M17, M18: an appid is bound only where it is needed, of one subject or with a letter, and the first is the default', async () => {
  const appid = { appid: 'wx00000000000000a1', kind: 'service_account', name: '店', subject: 'shop ltd' }
  const { body: own } = await ask<Appid>('POST', '/v1/appids', { ...appid, merchant: shop.merchantId })
  const other = { ...appid, appid: 'wx00000000000000a2', subject: '另一家有限公司', merchant: shop.merchantId }
  const { body: foreign } = await ask<Appid>('POST', '/v1/appids', other)
  const known = await ask<Problem>('POST', '/v1/appids', other)
  assert.deepEqual([known.status, known.body.code], [409, 'APPID_KNOWN'])
  const ownerless = await ask<Problem>('POST', '/v1/appids', appid)
  assert.deepEqual([ownerless.status, ownerless.body.code], [400, 'APPID_OWNER_REQUIRED'])

  const binding = { sub_merchant: shop.subMerchantId, appid: own.id, reason: '会员按 openid 识别' }
  const refused = await ask<Problem>('POST', '/v1/appid-bindings', binding)
  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.details],
    [409, 'BINDING_NOT_NEEDED', { has_own_appid: false, needs_openid: false }],
  )
  const answers = { has_own_appid: true, needs_openid: true }
  assert.equal((await ask('PATCH', `/v1/sub-merchants/${shop.subMerchantId}`, answers)).status, 200)
  const unasked = await ask<Problem>('POST', '/v1/appid-bindings', binding)
  assert.deepEqual([unasked.status, unasked.body.code], [409, 'V2_KEYS_REQUIRED'], 'the account cannot ask WeChat')
  const byHand = { ...binding, by_hand: true }
  const bound = await ask<SubMerchant>('POST', '/v1/appid-bindings', byHand)
  assert.deepEqual(
    bound.body.appids.map((one) => [one.appid, one.default, one.reason]),
    [[appid.appid, true, binding.reason]],
  )
  const twice = await ask<Problem>('POST', '/v1/appid-bindings', binding)
  assert.equal(twice.body.code, 'BINDING_EXISTS')
  const differs = await ask<Problem>('POST', '/v1/appid-bindings', { ...binding, appid: foreign.id })
  assert.deepEqual(
    [differs.status, differs.body.code, differs.body.details],
    [409, 'SUBJECTS_DIFFER', { appid_subject: '另一家有限公司', merchant_subject: 'shop ltd' }],
  )
  const paper = { kind: 'joint_operation', appid: foreign.id, signed_by: '双方', signed_on: '2026-11-20' }
  const letter = { ...paper, sub_merchant: shop.subMerchantId, filename: '函.pdf', content: pdf('letter') }
  const badFile = await ask<Problem>('POST', '/v1/agreements', { ...letter, filename: '函.png' })
  assert.deepEqual([badFile.status, badFile.body.code], [400, 'ATTACHMENT_KIND'])
  const { body: recorded } = await ask<Agreement>('POST', '/v1/agreements', letter)
  assert.equal((await ask<Agreement>('POST', '/v1/agreements', letter)).body.id, recorded.id, 'the same paper again')
  const { body: files } = await ask<Attachments>('GET', `/v1/merchants/${shop.merchantId}/attachments`)
  assert(!files.data.some(({ id }) => id === recorded.id), 'it is shown with the agreement')
  assert.equal((await ask('DELETE', `/v1/attachments/${recorded.id}`)).status, 404, 'and kept with it')
  const both = await ask<SubMerchant>('POST', '/v1/appid-bindings', { ...byHand, appid: foreign.id })
  assert.deepEqual(
    both.body.appids.map((one) => [one.appid, one.default, one.letter]),
    [
      [appid.appid, true, null],
      ['wx00000000000000a2', false, recorded.id],
    ],
  )
  const last = both.body.appids[1]!.id
  assert.equal((await ask('DELETE', `/v1/appid-bindings/${last}?reason=不再使用它`)).status, 204)
  assert.equal((await ask('DELETE', `/v1/appid-bindings/${last}?reason=不再使用它`)).status, 404)
  const opened = await fetchFile(recorded.id)
  assert.deepEqual([opened.headers['content-type'], opened.body], ['application/pdf', '%PDF-letter'])
  const { rows } = await owner.query('select sealed from attachments where id = $1', [recorded.id])
  assert.doesNotMatch(String(rows[0].sealed), /PDF/, 'the file is kept sealed')
  assert.deepEqual((await audited(shop.merchantId)).slice(0, 5), [
    ...['agreement.opened', 'appid.unbound', 'appid.bound', 'agreement.added', 'appid.bound'],
  ])
})

test('an H5 domain is written down, moved by a person’s word, and gone when it is removed', async () => {
  const wanted = { sub_merchant: shop.subMerchantId, domain: 'h5.example.com', owner: 'merchant' }
  assert.equal(
    (await ask<Problem>('POST', '/v1/h5-domains', { ...wanted, domain: 'https://x/' })).body.code,
    'H5_DOMAIN_INVALID',
  )
  const { body: kept } = await ask<H5Domain>('POST', '/v1/h5-domains', wanted)
  assert.equal((await ask<Problem>('POST', '/v1/h5-domains', wanted)).body.code, 'H5_DOMAIN_EXISTS')
  const asked = await ask<H5Domain>('PATCH', `/v1/h5-domains/${kept.id}`, { state: 'asked', note: '邮件给商务经理' })
  assert.deepEqual([asked.body.state, asked.body.note], ['asked', '邮件给商务经理'])
  const seen = async () => {
    const { body } = await ask<Development>('GET', `/v1/merchants/${shop.merchantId}/development`)
    return body.sub_merchants[0]!.h5_domains.map(({ domain, state }) => `${domain} ${state}`)
  }
  assert.deepEqual(await seen(), ['h5.example.com asked'])
  await ask('PATCH', `/v1/h5-domains/${kept.id}`, { state: 'removed' })
  assert.deepEqual(await seen(), [])
})

test('M1: nothing of another provider is reached by its address, nor lent by its id', async () => {
  const { merchantId, subMerchantId, accountId } = stranger
  const number = { sub_mchid: '1600999002', account: accountId, fee_rate_ppm: 0 }
  for (const [method, path, body] of [
    ['GET', `/v1/merchants/${merchantId}`, undefined],
    ['GET', `/v1/merchants/${merchantId}/identity`, undefined],
    ['GET', `/v1/merchants/${merchantId}/development`, undefined],
    [
      'POST',
      '/v1/pay-paths',
      { sub_merchant: subMerchantId, path: 'https://a.test/', owner: 'merchant', by_hand: true },
    ],
    ['POST', '/v1/h5-domains', { sub_merchant: subMerchantId, domain: 'a.test', owner: 'merchant' }],
    ['POST', '/v1/development-looks', { sub_merchant: subMerchantId }],
    ['GET', `/v1/accounts/${accountId}`, undefined],
    ['PATCH', `/v1/merchants/${merchantId}`, { name: 'x' }],
    ['PATCH', `/v1/sub-merchants/${subMerchantId}`, { fee_rate_ppm: 0 }],
    ['POST', `/v1/sub-merchants/${subMerchantId}/permission-changes`, { name: 'app', state: 'granted' }],
    ['POST', `/v1/merchants/${shop.merchantId}/sub-merchants`, number],
    [
      'POST',
      '/v1/appids',
      { appid: 'wx00000000000000a3', kind: 'mini_program', name: 'n', subject: 's', account: accountId },
    ],
  ] as const) {
    assert.equal((await ask(method, path, body)).status, 404, `${method} ${path}`)
  }
  const { body } = await ask<List<Appid>>('GET', '/v1/appids?limit=100')
  assert(!body.data.some(({ appid }) => appid === stranger.appid))
})

async function ask<T>(method: Method, url: string, body?: object, headers = operator.headers) {
  const answer = await app.inject({ method, url: encodeURI(url), headers, ...(body ? { payload: body } : {}) })
  return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T }
}

/** A file that begins as a PDF does, in base64. */
function pdf(text: string): string {
  return Buffer.from(`%PDF-${text}`).toString('base64')
}

async function fetchFile(id: string) {
  const { headers } = operator
  return app.inject({ method: 'GET', url: `/v1/agreements/${id}/file`, headers })
}

async function found(query: string): Promise<string[]> {
  const { status, body } = await ask<List<Merchant>>('GET', `/v1/merchants?${query}`)
  assert.equal(status, 200, query)
  return body.data.map(({ id }) => id)
}

/** Newest first. */
async function audited(subject: string): Promise<string[]> {
  const { headers } = await givenSignedIn(ctx, shop.providerId, { role: 'administrator' })
  const { body } = await ask<List<{ act: string }>>('GET', `/v1/audit?subject=${subject}`, undefined, headers)
  return body.data.map(({ act }) => act)
}
