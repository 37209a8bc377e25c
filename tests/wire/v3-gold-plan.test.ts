import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWire, type Wire } from './client-on-stage.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

test('the gold plan, the merchant’s receipt and the adverts are switched, and take effect after five minutes', async (t) => {
  const wire = await openWire(t)
  const { goldPlan } = wire.wechat
  const { sub_mchid } = wire.named
  const opened = await goldPlan.changeStatus({
    sub_mchid,
    operation_type: 'OPEN',
    operation_pay_scene: 'JSAPI_AND_MINIPROGRAM',
  })
  assert.equal(opened.data.sub_mchid, sub_mchid)
  const page = await goldPlan.changeCustomPage({ sub_mchid, operation_type: 'OPEN' })
  assert.equal(page.data.sub_mchid, sub_mchid)
  const advertising_industry_filters = ['SOFTWARE', 'FOOD'] as const
  assert.equal((await goldPlan.openAdvertising({ sub_mchid, advertising_industry_filters })).data, null)
  assert.partialDeepStrictEqual(await stateOf(wire), {
    scene: 'JSAPI_AND_MINIPROGRAM',
    filters: ['SOFTWARE', 'FOOD'],
    plan: { open: true, effective: false },
  })

  await wire.advance(5 * MINUTE_MS)
  const on = { open: true, effective: true }
  assert.partialDeepStrictEqual(await stateOf(wire), { plan: on, custom_page: on, advertising: on })

  assert.equal((await goldPlan.setIndustryFilter({ sub_mchid, advertising_industry_filters: ['CAR'] })).data, null)
  for (const _again of [1, 2]) assert.equal((await goldPlan.closeAdvertising({ sub_mchid })).data, null)
  assert.partialDeepStrictEqual(await stateOf(wire), { filters: ['CAR'], advertising: { open: false } })
})

test('a gold plan that was closed is refused for a day, and for a merchant that is none: both for certain', async (t) => {
  const wire = await openWire(t)
  const { goldPlan } = wire.wechat
  const change = (operation_type: 'OPEN' | 'CLOSE') =>
    goldPlan.changeStatus({ sub_mchid: wire.named.sub_mchid, operation_type })
  await change('OPEN')
  await change('CLOSE')
  await assert.rejects(change('OPEN'), { code: 'INVALID_REQUEST', mayRetry: false, outcomeKnown: true })
  const nobody = goldPlan.changeStatus({ sub_mchid: '16000000', operation_type: 'OPEN' })
  await assert.rejects(nobody, { code: 'MCH_NOT_EXISTS', mayRetry: false, outcomeKnown: true })
  await wire.advance(DAY_MS)
  assert.equal((await change('OPEN')).data.sub_mchid, wire.named.sub_mchid)
})

function stateOf({ stage, named }: Wire): Promise<object> {
  return stage.control<object>('GET', `/merchants/${named.sub_mchid}/gold-plan`)
}
