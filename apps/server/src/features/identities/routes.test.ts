import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { IdentityTable } from '@teyue/contract/identity-table'
import type { SubMerchant } from '@teyue/contract/merchant'
import type { FastifyInstance } from 'fastify'
import { routes } from '../../cli/routes.ts'
import type { Context } from '../../context.ts'
import { createApp } from '../../http/app.ts'
import { testPlatform } from '../../testing/context.ts'
import { fileLifetime } from '../../testing/file-lifetime.ts'
import { givenSignedIn, type SignedInPerson } from '../../testing/people.ts'
import { givenShop, type Shop } from '../../testing/shop.ts'
import { addAppid, bindAppid } from '../appids/bind-appid.ts'
import { setPermission } from '../permissions/set-permission.ts'

const lifetime = fileLifetime()
let ctx: Context
let app: FastifyInstance
let shop: Shop
let operator: SignedInPerson

before(async () => {
  ctx = (await testPlatform(lifetime)).ctx
  shop = await givenShop(ctx)
  operator = await givenSignedIn(ctx, shop.providerId, { role: 'operator' })
  const appid = 'wx00000000000000a1'
  const known = { appid, kind: 'service_account', name: '会员服务号', subject: 'shop' } as const
  await addAppid(ctx, shop.providerId, { ...known, accountId: null, merchantId: shop.merchantId })
  const binding = { subMerchantId: shop.subMerchantId, appid, isDefault: true, reason: '会员按 openid 识别' }
  await bindAppid(ctx, shop.providerId, binding)
  app = createApp(ctx, { routes })
  lifetime.after(() => app.close())
  await app.ready()
})

test('M14, M15, M20: the identity table says for each product what would be sent and why, or what is missing', async () => {
  const { status, body } = await ask<IdentityTable>('GET', `/v1/merchants/${shop.merchantId}/identity`)
  assert.equal(status, 200)
  const rows = Object.fromEntries(body.sub_merchants[0]!.products.map((row) => [row.product, row]))
  const { jsapi, native, mini_program: miniProgram, app: inApp } = rows
  // Under the bound appid first, and under the provider's, which WeChat takes as well.
  assert.deepEqual(
    jsapi!.ways.map(({ payer_appid, request }) => [payer_appid, Object.keys(request.body.payer as object)]),
    [
      ['wx00000000000000a1', ['sub_openid']],
      [shop.appid, ['sp_openid']],
    ],
  )
  assert.deepEqual(
    [native!.state, native!.ways[0]!.request.path, native!.ways[0]!.request.body.sub_appid],
    ['ready', '/v3/pay/partner/transactions/native', 'wx00000000000000a1'],
  )
  assert.deepEqual(
    native!.ways[0]!.identity.reasons.map(({ field, row }) => [field, row]),
    [
      ['sp_mchid', 'M21'],
      ['sp_appid', 'M14'],
      ['sub_mchid', 'M14'],
      ['sub_appid', 'M19'],
    ],
  )
  assert.deepEqual([miniProgram!.state, miniProgram!.problem!.missing_zh], ['blocked', ['此产品所用类型的 appid']])
  assert.deepEqual([inApp!.ways, inApp!.problem!.code], [[], 'PERMISSION_MISSING'])
})

test('M9, M19: by a code the table shows both APIs, with the place and without a notify_url or an expiry in the newer', async () => {
  const { ways, state } = await rowOf('code_payment')
  const [codepay, micropay] = ways.map(({ request }) => request)
  assert.deepEqual(
    [state, codepay!.path, micropay!.path],
    ['ready', '/v3/pay/partner/transactions/codepay', '/pay/micropay'],
  )
  const { notify_url, time_expire, scene_info, payer, sub_appid } = codepay!.body
  assert.deepEqual([notify_url, time_expire, sub_appid], [undefined, undefined, 'wx00000000000000a1'])
  assert.deepEqual([Object.keys(scene_info as object), Object.keys(payer as object)], [['store_info'], ['auth_code']])
  assert.deepEqual(
    ways.map(({ identity }) => identity.reasons.map(({ field, row }) => `${row} ${field}`)),
    [
      ['M21 sp_mchid', 'M14 sp_appid', 'M14 sub_mchid', 'M19 sub_appid'],
      ['M21 mch_id', 'M14 appid', 'M14 sub_mch_id', 'M19 sub_appid'],
    ],
  )
  for (const { field, value } of ways[1]!.identity.reasons) assert.equal(micropay!.body[field], value)
})

test('Q21, Q26: combined orders are shown once they are granted, in each way that the payer may pay the whole', async () => {
  const blocked = await rowOf('combined')
  assert.deepEqual([blocked.state, blocked.problem!.code], ['blocked', 'PERMISSION_MISSING'])
  await setPermission(ctx, shop.providerId, shop.subMerchantId, 'combined', 'granted')
  const { ways } = await rowOf('combined')
  assert.deepEqual(
    ways.map(({ paid_by, payer_appid, request }) => `${paid_by} ${payer_appid} ${request.path}`),
    [
      'jsapi wx00000000000000a1 /v3/combine-transactions/jsapi',
      `jsapi ${shop.appid} /v3/combine-transactions/jsapi`,
      'native null /v3/combine-transactions/native',
    ],
  )
  const [{ request: known, identity }, { request: unknown }] = [ways[0]!, ways[1]!]
  assert.deepEqual(Object.keys(known.body.combine_payer_info as object), ['sub_openid'])
  assert.deepEqual(Object.keys(unknown.body.combine_payer_info as object), ['openid'])
  const [part] = known.body.sub_orders as { sub_appid: string; sub_mchid: string }[]
  assert.deepEqual([part?.sub_appid, part?.sub_mchid], [identity.sub_appid, identity.sub_mchid])
})

test('M12: a permission is asked and granted with what was said of it, and the table follows', async () => {
  const path = `/v1/sub-merchants/${shop.subMerchantId}/permission-changes`
  const asked = await ask<SubMerchant>('POST', path, { name: 'app', state: 'asked', note: '11 月 20 日邮件给商务经理' })
  assert.deepEqual(
    [asked.body.permissions.app, asked.body.permission_notes.find(({ name }) => name === 'app')?.note],
    ['asked', '11 月 20 日邮件给商务经理'],
  )
  await ask('POST', path, { name: 'app', state: 'granted' })
  const { body } = await ask<IdentityTable>('GET', `/v1/merchants/${shop.merchantId}/identity`)
  const inApp = body.sub_merchants[0]!.products.find(({ product }) => product === 'app')
  assert.deepEqual(inApp!.problem!.missing, ['a mobile_app appid, bound to the sub-merchant or of the provider'])
})

async function rowOf(product: string): Promise<IdentityTable['sub_merchants'][number]['products'][number]> {
  const { body } = await ask<IdentityTable>('GET', `/v1/merchants/${shop.merchantId}/identity`)
  return body.sub_merchants[0]!.products.find((row) => row.product === product)!
}

async function ask<T>(method: 'GET' | 'POST', url: string, body?: object) {
  const { headers } = operator
  const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
  return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as T }
}
