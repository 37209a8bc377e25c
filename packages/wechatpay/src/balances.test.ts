import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountType } from './balances.ts'
import { answerSigned, answerUnsigned, assertSigned, clientOf, startServer } from './testing/server.ts'
import { makePublicKey } from './testing/wechat.ts'

const key = makePublicKey()

test('the provider’s own balance is asked for, now and at the end of a day', async (t) => {
  const server = await startServer(t, answerSigned(key, 200, { available_amount: 100, pending_amount: 7 }))
  const { balances } = clientOf(t, server.url, [key])
  assert.deepEqual((await balances.now('BASIC')).data, { available_amount: 100, pending_amount: 7 })
  await balances.now('OPERATION')
  await balances.atEndOf('2026-11-22', 'FEES')
  assert.deepEqual(
    server.arrivals.map(({ method, url }) => `${method} ${url}`),
    [
      'GET /v3/merchant/fund/balance/BASIC',
      'GET /v3/merchant/fund/balance/OPERATION',
      'GET /v3/merchant/fund/dayendbalance/FEES?date=2026-11-22',
    ],
  )
  for (const arrival of server.arrivals) assertSigned(arrival)
})

test('a balance that is no whole fen is none; another account or day is not asked for', async (t) => {
  const wrong = await startServer(t, answerSigned(key, 200, { available_amount: 0.5 }))
  await assert.rejects(clientOf(t, wrong.url, [key]).balances.now('BASIC'), { code: 'BAD_ANSWER' })
  const refused = await startServer(t, answerUnsigned(403, { code: 'NO_AUTH', message: '无权限' }))
  const { balances } = clientOf(t, refused.url, [key])
  await assert.rejects(balances.now('BASIC'), { code: 'NO_AUTH', outcomeKnown: true })
  await assert.rejects(balances.now('../../certificates' as AccountType), TypeError)
  await assert.rejects(balances.atEndOf('2026-11-31', 'BASIC'), RangeError)
  assert.equal(refused.arrivals.length, 1)
})
