import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Payment } from '@teyue/contract/payment'
import { setPermission } from '@teyue/server/features/permissions/set-permission'
import { ask, askRefund, linkOf, look, lookAtRefund, order, paid, tell } from './acts.ts'
import { type OtherAccount, openOtherAccount } from './cast.ts'
import { history, notices, requests } from './evidence.ts'
import { sharedWorld } from './shared-world.ts'

const shared = sharedWorld()

for (const verify of ['certificate', 'public_key', 'both'] as const) {
  test(`an account whose answers and notices are verified by ${verify} is paid`, async () => {
    const world = await shared()
    const { key } = await openOtherAccount(world, { verify })
    const payments: Payment[] = []
    for (let count = 0; count < 4; count++) payments.push(await paid(world, {}, { key }))
    assert(payments.every(({ state }) => state === 'paid'))
  })
}

test('a certificate that is changed in mid-flight: the notice is refused 503, the keys are fetched, the retry is taken', async () => {
  const world = await shared()
  const account = await openOtherAccount(world)
  const as = { key: account.key }
  const made = await order(world, {}, as)
  await rotate(account)
  await world.pay(linkOf(made))
  assert.deepEqual(await statuses(made), [503])
  assert.deepEqual(await world.drain(), ['accounts.refresh_keys'])
  assert.deepEqual(
    (await requests(world, '/v3/certificates')).slice(-1).map(({ status }) => status),
    [200],
  )
  assert.equal((await look(world, made.id, as)).state, 'open')

  await world.advance(16_000)
  assert.deepEqual(await statuses(made), [503, 204])
  assert.equal((await look(world, made.id, as)).state, 'paid')
  assert.equal((await history(world, made.id)).at(-1), 'payment.paid by notice')

  async function rotate({ sp_mchid }: OtherAccount): Promise<void> {
    await tell(world, 'POST', `providers/${sp_mchid}/rotate-certificate`, {})
  }
  async function statuses({ id }: Payment): Promise<(number | null)[]> {
    const [notice] = await notices(world, id)
    return notice!.attempts.map(({ status }) => status)
  }
})

test('a certificate that is changed before an answer: the outcome is unknown, the keys are fetched, the order is settled', async () => {
  const world = await shared()
  const account = await openOtherAccount(world)
  const as = { key: account.key }
  await tell(world, 'POST', `providers/${account.sp_mchid}/rotate-certificate`, {})
  const { status, body } = await ask(world, {}, as)
  assert.deepEqual([status, body.state], [202, 'unknown'])
  assert.deepEqual(await world.drain(), ['accounts.refresh_keys'])
  await world.advance(6_000)
  assert.equal((await look(world, body.id, as)).state, 'open')
  assert.equal((await paid(world, {}, as)).state, 'paid', 'and what follows is verified at once')
})

test('a certificate that is changed before the answer to a refund: it is settled the same way, under its number', async () => {
  const world = await shared()
  const account = await openOtherAccount(world)
  const as = { key: account.key }
  await tell(world, 'PUT', `merchants/${account.sub_mchid}/permissions/refund`, { granted: true })
  await setPermission(world.ctx, world.demo.provider, account.sub_merchant, 'refund', 'granted')
  const payment = await paid(world, {}, as)
  await tell(world, 'POST', `providers/${account.sp_mchid}/rotate-certificate`, {})
  const { status, body } = await askRefund(world, payment.id, {}, as)
  assert.deepEqual([status, body.state], [202, 'unknown'])
  assert.deepEqual(await world.drain(), ['accounts.refresh_keys'])
  await world.advance(10_000)
  assert.equal((await lookAtRefund(world, body.id, as)).state, 'succeeded')
})
