import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callWeChat, type Reply } from '../testing/merchant-client.ts'
import { assertRefused } from '../testing/refused.ts'
import { openStage, type Stage } from '../testing/stage.ts'

const FREQUENCY = 268_447_840
const REFUNDS = '/v3/refund/domestic/refunds'
const CODEPAY = '/v3/pay/partner/transactions/codepay'

test('refunds that fail are let through 6 a second, and those after them are told so by WeChat’s inner code', async (t) => {
  const stage = await openLimited(t)
  const { replies, seconds } = await burst(60, (index) => failingRefund(stage, index))
  const failed = replies.filter(({ status }) => status === 404).length
  assert(failed >= 6 && failed <= 6 * seconds, `${failed} failed by themselves in ${seconds} s`)
  const limited = replies.filter(({ status }) => status === 429)
  assert.equal(limited.length, 60 - failed)
  assert(limited.length > 0)
  for (const reply of limited) assertRefused(reply, 429, 'FREQUENCY_LIMITED', FREQUENCY)
})

test('code payments are let through 33 a second for each SP and each endpoint by itself', async (t) => {
  const stage = await openLimited(t)
  const { replies, seconds } = await burst(200, () => callWeChat(stage.url, stage.provider, 'POST', CODEPAY, {}))
  const through = replies.filter(({ status }) => status === 400).length
  assert(through >= 33 && through <= 33 * seconds, `${through} came through in ${seconds} s`)
  assert.equal(replies.filter(({ status }) => status === 429).length, 200 - through)
  assert(through < 200)
  assert.equal((await stage.native('limit-native')).status, 200, 'another endpoint has its own measure')
  await stage.advance(1_000)
  assertRefused(await stage.call('POST', CODEPAY, {}), 400, 'PARAM_ERROR')
})

test('without the rule nothing is limited: a bench or a storm on one machine is faster than any SP may be', async (t) => {
  const stage = await openStage(t)
  const { replies } = await burst(20, (index) => failingRefund(stage, index))
  assert(replies.every(({ status }) => status === 404))
})

async function openLimited(t: Parameters<typeof openStage>[0]): Promise<Stage> {
  const stage = await openStage(t)
  await stage.control('PUT', '/rules', { frequencyLimits: 'on' })
  return stage
}

function failingRefund({ url, provider, subMchid }: Stage, index: number): Promise<Reply> {
  return callWeChat(url, provider, 'POST', REFUNDS, {
    sub_mchid: subMchid,
    out_trade_no: 'nobody-paid',
    out_refund_no: `wrong-${index}`,
    amount: { refund: 1, total: 1, currency: 'CNY' },
  })
}

/** All at once, and how many seconds of the clock they have touched: so many times the measure may be used up. */
async function burst(count: number, call: (index: number) => Promise<Reply>) {
  const first = Math.floor(Date.now() / 1000)
  const replies = await Promise.all(Array.from({ length: count }, (_, index) => call(index)))
  return { replies, seconds: Math.floor(Date.now() / 1000) - first + 1 }
}
