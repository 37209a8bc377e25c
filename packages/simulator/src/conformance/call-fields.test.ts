import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCodeStage } from '../testing/code-stage.ts'
import { assertConforms } from '../testing/field-conformance.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage } from '../testing/stage.ts'
import documented from './documented-calls.json' with { type: 'json' }

const ORDERS = '/v3/pay/partner/transactions'
const GOLD_PLAN = '/v3/goldplan/merchants'

test('every documented field of closing and of reversing is taken, and refused when it is wrong in one way', async (t) => {
  const stage = await openCodeStage(t)
  const partner = { sp_mchid: stage.provider.mchid, sub_mchid: stage.subMchid }
  const longest = { '/sp_mchid': 32, '/sub_mchid': 32 }
  await stage.native('to-close')
  await assertConforms({
    endpoint: 'close-order',
    full: () => partner,
    send: (body) => stage.call('POST', `${ORDERS}/out-trade-no/to-close/close`, body),
    longest,
  })
  await stage.charge('to-reverse')
  await stage.advance(20_000)
  const checked = await assertConforms({
    endpoint: 'reverse',
    full: () => ({ ...partner, sp_appid: stage.spAppid, sub_appid: stage.subAppid }),
    send: (body) => stage.call('POST', `${ORDERS}/out-trade-no/to-reverse/reverse`, body),
    longest: { ...longest, '/sp_appid': 32, '/sub_appid': 32 },
  })
  assert(checked > 30, `${checked} checks`)
})

test('every documented field of the gold plan is taken, and refused when it is wrong in one way', async (t) => {
  const stage = await openStage(t)
  const sub_mchid = stage.subMchid
  const filters = { sub_mchid, advertising_industry_filters: ['FOOD'] }
  const bodies = {
    changegoldplanstatus: { sub_mchid, operation_type: 'OPEN', operation_pay_scene: 'JSAPI' },
    changecustompagestatus: { sub_mchid, operation_type: 'OPEN' },
    'open-advertising-show': filters,
    'set-advertising-industry-filter': filters,
    'close-advertising-show': { sub_mchid },
  } as const
  for (const endpoint of Object.keys(bodies) as (keyof typeof bodies)[]) {
    const checked = await assertConforms({
      endpoint,
      full: () => bodies[endpoint],
      send: (body) => stage.call(endpoint.startsWith('open') ? 'PATCH' : 'POST', `${GOLD_PLAN}/${endpoint}`, body),
      longest: { '/sub_mchid': 32 },
    })
    assert(checked > 5, `${checked} checks`)
  }
})

type Fact = { name: string; required?: boolean; enum?: readonly string[] }

test('every documented parameter of queries, bills and balances is needed and one of a list as it says', async (t) => {
  const stage = await openStage(t)
  await stage.native('to-query')
  const { mchid: sp_mchid } = stage.provider
  const sub_mchid = stage.subMchid
  const bill_date = '2026-01-01'
  const calls = {
    'query-order': [`${ORDERS}/out-trade-no/to-query`, { sp_mchid, sub_mchid }],
    'refund-query': ['/v3/refund/domestic/refunds/r1', { sub_mchid }],
    tradebill: ['/v3/bill/tradebill', { bill_date, sub_mchid, bill_type: 'ALL', tar_type: 'GZIP' }],
    fundflowbill: ['/v3/bill/fundflowbill', { bill_date, account_type: 'BASIC', tar_type: 'GZIP' }],
    'sub-merchant-fundflowbill': [
      '/v3/bill/sub-merchant-fundflowbill',
      { sub_mchid, bill_date, tar_type: 'GZIP', algorithm: 'AEAD_AES_256_GCM', account_type: 'BASIC' },
    ],
    dayendbalance: ['/v3/merchant/fund/dayendbalance/BASIC', { date: bill_date }],
  } as const satisfies Record<keyof typeof documented.query, readonly [string, Record<string, string>]>
  for (const name of Object.keys(calls) as (keyof typeof calls)[]) {
    const [path, query] = calls[name]
    const send = (changes: Record<string, string>, without = '') => {
      const { [without]: _gone, ...asked } = { ...query, ...changes } as Record<string, string>
      const text = new URLSearchParams(asked).toString()
      return stage.call('GET', text === '' ? path : `${path}?${text}`)
    }
    assert.notEqual((await send({})).body.code, 'PARAM_ERROR', `${name} as it should be`)
    assertRefused(await send({ not_documented: 'x' }), 400, 'PARAM_ERROR', 270_924_358)
    for (const fact of documented.query[name].fields as readonly Fact[]) {
      // The SP's own account alone: no sub-merchant can be named.
      if (name === 'fundflowbill' && fact.name === 'sub_mchid') {
        assertRefused(await send({ sub_mchid }), 400, 'PARAM_ERROR', 270_924_358)
        continue
      }
      if (fact.required) assertRefused(await send({}, fact.name), 400, 'PARAM_ERROR')
      assertRefused(await send({ [fact.name]: '' }), 400, 'PARAM_ERROR')
      if (fact.enum) assertRefused(await send({ [fact.name]: 'NOT_ONE_OF_THEM' }), 400, 'PARAM_ERROR')
    }
  }
})
