import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openStage } from '../testing/stage.ts'
import { verifyV2 } from '../testing/v2-client.ts'

const HANG_MS = 200

test('faults of the plan meet APIv2 too: before is not done, after is done, and each looks as on the wire', async (t) => {
  const stage = await openStage(t)
  const done = ['slow', 'timeout_after', 'drop_after', 'error_after', 'unavailable_after', 'bad_signature', 'garbage']
  for (const kind of ['refuse', 'timeout_before', 'drop_before', 'error_before', 'unavailable_before', ...done]) {
    const number = `v2-${kind}`
    await stage.native(number)
    await stage.control('POST', '/faults', { seed: 1, rates: { [kind]: 1 }, hang_ms: HANG_MS, slow_ms: 1 })
    const reply = await stage.v2('/pay/closeorder', { out_trade_no: number }).catch((error: Error) => error)
    await stage.control('DELETE', '/faults')
    const { state } = await stage.control<{ state: string }>('GET', `/orders/${stage.provider.mchid}/${number}`)
    assert.equal(state, done.includes(kind) ? 'CLOSED' : 'NOTPAY', kind)
    if (/^(timeout|drop)/.test(kind)) {
      assert(reply instanceof Error, kind)
      continue
    }
    assert(!(reply instanceof Error) && reply.status === 200, kind)
    const good = verifyV2(reply, stage.provider.api_v2_key)
    if (kind === 'garbage') assert(reply.text.startsWith('<html>'))
    else assert.equal(good, kind !== 'bad_signature', `${kind}: ${reply.text}`)
    if (kind === 'refuse') assert.match(reply.fields.err_code ?? '', /^(FREQUENCY_LIMITED|NO_AUTH)$/)
    if (/^(error|unavailable)/.test(kind)) assert.equal(reply.fields.err_code, 'SYSTEMERROR')
    if (kind === 'bad_signature') assert.match(reply.fields.sign ?? '', /^0{32}$/)
  }
})

test('a v2 call draws by its number, whichever number WeChat’s own is named by', async (t) => {
  const stage = await openStage(t)
  await stage.paid('v2-draw')
  const { transaction_id } = await stage.control<{ transaction_id: string }>(
    'GET',
    `/orders/${stage.provider.mchid}/v2-draw`,
  )
  await stage.control('POST', '/faults', { seed: 1, rates: { error_before: 1 } })
  const amounts = { total_fee: 1_000, refund_fee: 10 }
  const refund = { transaction_id, out_refund_no: 'r-draw', ...amounts }
  assert.equal((await stage.v2('/secapi/pay/refund', refund)).fields.err_code, 'SYSTEMERROR')
  const { counts } = await stage.control<{ counts: object }>('GET', '/faults')
  assert.deepEqual(counts, { error_before: 1 })
  await stage.control('DELETE', '/faults')
  assert.equal((await stage.v2('/secapi/pay/refund', refund)).fields.result_code, 'SUCCESS')
})
