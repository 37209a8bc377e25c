import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Disagreement } from '@teyue/contract/disagreement'
import { testWorld } from '@teyue/server/testing/world'
import { look, paid, tell } from './acts.ts'
import { subMerchantOf } from './cast.ts'
import { list } from './evidence.ts'

type Told = {
  readonly notices: readonly { readonly url: string; readonly state: string; readonly event_type: string }[]
}

test('M24: a refund by hand on the merchant’s own platform is told in XML, taken at the same door, and shown to a person', async (t) => {
  const world = await testWorld(t)
  const made = await paid(world)
  const { sub_mchid } = await subMerchantOf(world, 'company')
  const url = `${world.url}/notify/wechat/${world.demo.account}`
  await tell(world, 'PUT', `providers/${world.demo.sp_mchid}/refund-config`, { url })
  const order = { out_trade_no: made.id, amount_fen: 300, reason: '顾客退杯' }
  await tell(world, 'POST', `merchants/${sub_mchid}/refunds`, order)
  await world.advance(10_000)

  const { notices } = await tell<Told>(world, 'GET', 'notices')
  assert.deepEqual(notices[0] && [notices[0].url, notices[0].state], [url, 'delivered'], 'answered as APIv2 wants it')
  const shown = await list<Disagreement>(world, '/v1/disagreements')
  assert.deepEqual(
    shown.map(({ kind, source, theirs }) => [kind, source, theirs.payment, theirs.amount]),
    [['refund_unknown', 'notice', made.id, 300]],
  )
  assert.equal(
    (await look(world, made.id)).refunded,
    0,
    'nothing is booked on the word of a notice that proves so little',
  )
})
