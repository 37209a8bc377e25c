import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Import } from '@teyue/contract/import'
import type { Payment } from '@teyue/contract/payment'
import type { SearchResult } from '@teyue/contract/search'
import type { TestWorld } from '@teyue/server/testing/world'
import { askRefund, call, look, lookAtRefund, refund } from './acts.ts'
import { payByOtherProducts } from './elsewhere.ts'
import { history, requests, simulated } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()

test('M3, M9, Q24, Q27: what another system took by code and in a combined order is confirmed by its own interface, and refunded here', async () => {
  const world = await shared()
  const as = { key: world.demo.keys.provider }
  const { byCode, reversed, part } = await payByOtherProducts(world)
  const head = 'out_trade_no,combine_out_trade_no,transaction_id,sub_mchid,amount_fen,paid_at,product'
  const lines = [head, byCode.line('', '付款码'), reversed.line('', 'MICROPAY'), part.line('elsewhere-whole', '合单')]
  const nameless = [part.line('', '合单'), byCode.line('elsewhere-whole', '付款码')]
  const content = Buffer.from([...lines, ...nameless].join('\n')).toString('base64')
  const given = await call<Import>(world, 'POST', '/v1/imports', { kind: 'payments', filename: 'old.csv', content }, as)
  await world.drain()
  await call(world, 'POST', `/v1/imports/${given.body.id}/starts`, undefined, as)
  await world.drain()
  const { body: taken } = await call<Import>(world, 'GET', `/v1/imports/${given.body.id}`, undefined, as)
  assert.deepEqual([taken.state, taken.lines.done, taken.lines.bad], ['done', 3, 2])

  for (const [{ number, fen }, product] of [
    [byCode, 'code_payment'],
    [part, 'combined'],
  ] as const) {
    const imported = await importedAs(world, number)
    assert.deepEqual([imported.product, imported.state, imported.imported?.verified_at], [product, 'paid', null])
    const one = await refund(world, imported.id, { amount: 100 })
    assert.equal((await history(world, imported.id)).at(-1), 'payment.verified by query')
    await world.advance(4_000)
    assert.equal((await lookAtRefund(world, one.id)).state, 'succeeded')
    const known = await look(world, imported.id)
    assert.deepEqual([known.refunded, known.refundable], [100, fen - 100])
    assert.deepEqual(known.payer.sub_openid?.appid, world.demo.appids.company, 'M13, M19: as WeChat returns it')
    assert.deepEqual(
      (await simulated(world, number)).refunds.map((of) => of.amount_fen),
      [100],
    )
    const closing = await call(world, 'POST', `/v1/payments/${imported.id}/close`, {})
    assert(closing.status >= 400, 'what was paid is not closed')
  }
  const gone = await askRefund(world, (await importedAs(world, reversed.number)).id)
  assert.deepEqual([gone.status, gone.body.code], [409, 'PAYMENT_NOT_VERIFIED'], 'reversed since: its money is back')
  const asked = (await requests(world, '/v3/combine-transactions/out-trade-no/elsewhere-whole')).at(-1)
  assert.deepEqual([asked?.method, asked?.status], ['GET', 200])
})

async function importedAs(world: TestWorld, number: string): Promise<Payment> {
  const as = { key: world.demo.keys.provider }
  const { body } = await call<SearchResult>(world, 'GET', `/v1/search?q=${number}`, undefined, as)
  return look(world, body.data[0]!.id)
}
