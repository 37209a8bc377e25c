import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSensitive } from './sealing.ts'
import { answerSigned, answerUnsigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { makePublicKey } from './testing/wechat.ts'

const key = makePublicKey()
const BASE = '/v3/capital/capitallhh'
const named = {
  bank_alias: '招商银行',
  bank_alias_code: '1000009561',
  account_bank: '招商银行',
  account_bank_code: 1001,
}
const bank = { ...named, need_bank_branch: false }
const links = { self: `${BASE}/banks/personal-banking?offset=0&limit=1`, next: '', prev: '' }
const page = { total_count: 4446, count: 1, offset: 0, links }

test('banks, provinces, cities and branches are asked for, each at its address', async (t) => {
  const answers: [string, object][] = [
    ['/banks/personal-banking?offset=0&limit=1', { ...page, data: [bank] }],
    ['/banks/corporate-banking?offset=20&limit=200', { ...page, data: [bank] }],
    ['/areas/provinces', { total_count: 1, data: [{ province_name: '广东省', province_code: 22 }] }],
    ['/areas/provinces/22/cities', { total_count: 0 }],
    [
      '/banks/1000009561/branches?city_code=536&offset=0&limit=5',
      { ...page, ...named, data: [{ bank_branch_name: '周浦支行', bank_branch_id: '102290072311' }] },
    ],
  ]
  const server = await startServer(t, (response, arrival, nth) =>
    answerSigned(key, 200, answers[nth - 1]?.[1])(response, arrival, nth),
  )
  const { banks } = clientOf(t, server.url, [key])
  const told = [
    await banks.personal({ limit: 1 }),
    await banks.corporate({ offset: 20, limit: 200 }),
    await banks.provinces(),
    await banks.cities(22),
    await banks.branches({ bank_alias_code: '1000009561', city_code: 536, limit: 5 }),
  ]
  assert.deepEqual(
    told.map(({ data }) => data),
    answers.map(([, data]) => data),
  )
  assert.deepEqual(
    server.arrivals.map(({ url }) => url),
    answers.map(([url]) => `${BASE}${url}`),
  )
})

test('Q35: a card number is sealed, in a query too, for the key that the header names', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { total_count: 1, data: [bank] }))
  const { banks } = clientOf(t, server.url, [key])
  await banks.byAccountNumber('6222020000000000001')
  const [arrival] = server.arrivals
  assertSigned(arrival)
  assert.equal(arrival?.headers['wechatpay-serial'], key.serial)
  const sealed = new URL(arrival?.url ?? '', server.url).searchParams.get('account_number') ?? ''
  assert.equal(openSensitive(key.privateKey, sealed), '6222020000000000001')
  const unsealed = clientOf(t, server.url, []).banks.byAccountNumber('6222020000000000001')
  await assert.rejects(unsealed, { code: 'NOT_SENT', outcomeKnown: true })
})

test('a page or place that cannot be is not sent, and a bank without a flag is no answer', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { ...page, data: [{ ...named, need_bank_branch: 'no' }] }))
  const { banks } = clientOf(t, server.url, [key])
  for (const limit of [0, 201, 0.5]) await assert.rejects(banks.personal({ limit }), RangeError)
  await assert.rejects(banks.corporate({ offset: -1, limit: 1 }), RangeError)
  await assert.rejects(banks.cities(0.5), TypeError)
  await assert.rejects(banks.branches({ bank_alias_code: '', city_code: 1, limit: 1 }), TypeError)
  assert.equal(server.arrivals.length, 0)
  await assert.rejects(banks.personal({ limit: 1 }), { code: 'BAD_ANSWER' })

  const none = await startServer(t, answerUnsigned(404, { code: 'NOT_FOUND', message: '查询结果为空' }))
  const asked = clientOf(t, none.url, [key]).banks.cities(99)
  await assert.rejects(asked, { code: 'NOT_FOUND', mayRetry: false, outcomeKnown: true })
})
