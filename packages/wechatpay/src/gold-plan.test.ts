import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerSigned, answerUnsigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { makePublicKey, SUB_MCHID } from './testing/wechat.ts'

const key = makePublicKey()
const sub = { sub_mchid: SUB_MCHID }

test('the gold plan, its receipt and its adverts are switched, each by its own method and path', async (t) => {
  const server = await startServer(t, (response, arrival, nth) => {
    const named = arrival.url.includes('/change')
    answerSigned(key, named ? 200 : 204, named ? sub : null)(response, arrival, nth)
  })
  const { goldPlan } = clientOf(t, server.url, [key])
  const status = { ...sub, operation_type: 'OPEN', operation_pay_scene: 'JSAPI' } as const
  const page = { ...sub, operation_type: 'CLOSE' } as const
  const filter = { ...sub, advertising_industry_filters: ['SOFTWARE', 'SECURITY', 'LOVE_MARRIAGE'] } as const
  assert.deepEqual((await goldPlan.changeStatus(status)).data, sub)
  assert.deepEqual((await goldPlan.changeCustomPage(page)).data, sub)
  assert.equal((await goldPlan.setIndustryFilter(filter)).data, null)
  assert.equal((await goldPlan.openAdvertising(filter)).data, null)
  assert.equal((await goldPlan.closeAdvertising(sub)).data, null)
  assert.deepEqual(
    server.arrivals.map(({ method, url, body }) => [
      method,
      url.replace('/v3/goldplan/merchants/', ''),
      JSON.parse(body),
    ]),
    [
      ['POST', 'changegoldplanstatus', status],
      ['POST', 'changecustompagestatus', page],
      ['POST', 'set-advertising-industry-filter', filter],
      ['PATCH', 'open-advertising-show', filter],
      ['POST', 'close-advertising-show', sub],
    ],
  )
  for (const arrival of server.arrivals) assertSigned(arrival)
})

test('more than three industries, or no merchant, are not sent; refusals are told', async (t) => {
  const server = await startServer(t, answerUnsigned(403, { code: 'NO_AUTH', message: '无权限' }))
  const { goldPlan } = clientOf(t, server.url, [key])
  const four = ['SOFTWARE', 'SECURITY', 'FOOD', 'CAR'] as const
  await assert.rejects(goldPlan.openAdvertising({ ...sub, advertising_industry_filters: four }), RangeError)
  await assert.rejects(goldPlan.closeAdvertising({ sub_mchid: '' }), TypeError)
  assert.equal(server.arrivals.length, 0)
  await assert.rejects(goldPlan.closeAdvertising(sub), { code: 'NO_AUTH', mayRetry: false, outcomeKnown: true })
})
