import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Event } from '@teyue/contract/event'
import type { List } from '@teyue/contract/list'
import type { Overview } from '@teyue/contract/overview'
import type { SettlementAccount, SettlementChange } from '@teyue/contract/settlement-account'
import { watchAlerts } from '@teyue/server/features/alerts/watch-alerts'
import { call, calm, spoil, tell } from './acts.ts'
import { provider } from './applyment-form.ts'
import { disagreements, history, requests } from './evidence.ts'
import { as } from './onboarded.ts'
import { accounts, asked, change, changed, look, NUMBER, numberOf, review, wanted } from './settlement.ts'
import { sharedWorld } from './shared-world.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const shared = sharedWorld()

test('M23, Q37: a settlement account is shown masked, changed once its review passed, and what WeChat would refuse is not sent', async () => {
  const world = await shared()
  const number = await numberOf(world, world.demo.merchants.company)
  const asked = await as<SettlementAccount>(world, 'POST', `/v1/sub-merchants/${number}/settlement-questions`)
  assert.match(asked.body.known!.account_number, /^\d\d\*+\d\d$/)
  assert.deepEqual([asked.body.known?.account_bank, asked.body.changes_left], ['工商银行', 5])

  const before = (await requests(world, 'modify-settlement')).length
  for (const [over, code, field] of [
    [{ account_name: '另一家有限公司' }, 'SETTLEMENT_ACCOUNT_NAME', 'account_name'],
    [{ account_type: 'ACCOUNT_TYPE_PRIVATE' }, 'SETTLEMENT_ACCOUNT_TYPE', 'account_type'],
    [{ account_bank: '其他银行' }, 'SETTLEMENT_BRANCH_NEEDED', 'bank_branch_id'],
    [{ account_number: '62 00' }, 'BAD_REQUEST', 'account_number'],
  ] as const) {
    const { status, body } = await change(world, number, over)
    assert.deepEqual([status, body.code, body.field], [400, code, field])
  }
  const byProgram = await provider(world, 'POST', `/v1/sub-merchants/${number}/settlement-changes`, wanted())
  assert.equal(byProgram.body.code, 'NOT_ALLOWED', 'no program changes where money goes')
  await world.drain()
  assert.equal((await requests(world, 'modify-settlement')).length, before, 'nothing is asked of WeChat')

  const made = await change(world, number)
  assert.deepEqual([made.status, made.body.account_number], [202, '620***0001'])
  const { rows } = await world.owner.query('select * from settlement_changes where id = $1', [made.body.id])
  assert(!JSON.stringify(rows).includes(NUMBER), 'sealed')
  await world.drain()
  const auditing = await look(world, made.body.id)
  assert.equal(auditing.state, 'auditing')
  assert.equal((await change(world, number)).body.code, 'SETTLEMENT_CHANGE_UNDER_WAY')
  await review(world, auditing.application_no)
  await world.advance(6 * MINUTE_MS)
  assert.equal((await look(world, made.body.id)).state, 'succeeded', 'followed by itself')
  const told = `/v1/events?subject=${made.body.id}`
  assert.notDeepEqual((await provider<List<Event>>(world, 'GET', told)).body.data, [])
  const program = await call<List<Event>>(world, 'GET', told)
  assert.deepEqual(program.body.data, [], 'events tell no more than may be looked at')
  const [shown] = (await accounts(world, world.demo.merchants.company)).data
  assert.deepEqual(
    [shown?.known?.account_bank, shown?.known?.account_number, shown?.known?.verify_result, shown?.changes_left],
    ['农业银行', '62*************01', 'VERIFY_SUCCESS', 4],
  )
  assert.deepEqual(await history(world, made.body.id), [
    'settlement_change.submitting by person',
    'settlement_change.auditing by answer',
    'settlement_change.succeeded by query',
  ])
})

test('Q37: a wrong branch and a review that fails say why; the sixth change of a day is refused here, and made the next day', async () => {
  const world = await shared()
  const number = await numberOf(world, world.demo.merchants.company)
  const wrong = await changed(world, number, { account_bank: '某某银行' })
  assert.deepEqual([wrong.state, wrong.refusal?.field], ['refused', '/account_bank'], 'WeChat knows no such bank')
  const failed = await changed(world, number)
  await review(world, failed.application_no, { fails_with: '银行卡户名或卡号有误' })
  const reviewed = await asked(world, failed.id)
  assert.deepEqual([reviewed.state, reviewed.fail_reason], ['failed', '银行卡户名或卡号有误'])
  for (;;) {
    const { status, body } = await change(world, number)
    if (status !== 202) {
      assert.deepEqual([status, body.code, body.details?.limit], [409, 'SETTLEMENT_CHANGES_OF_DAY', 5])
      break
    }
    await world.drain()
    const { application_no } = await look(world, body.id)
    await review(world, application_no)
    await asked(world, body.id)
  }
  const list = await as<List<SettlementChange>>(world, 'GET', `/v1/sub-merchants/${number}/settlement-changes`)
  assert.equal(list.body.data.filter(({ state }) => state !== 'refused').length, 5)
  await world.advance(DAY_MS)
  assert.equal((await changed(world, number, { account_number: '6200000000000000099' })).state, 'auditing')
})

test('Q37: a change whose answer is lost is never sent again: it is seen in force, or a person says what became of it', async () => {
  const world = await shared()
  const number = await numberOf(world, world.demo.merchants.individual)
  const over = { account_number: '6217000000000000088' }
  await tell(world, 'POST', 'faults/by-hand', { kind: 'drop_after', endpoint: 'modify-settlement' })
  const lost = await changed(world, number, over)
  assert.equal(lost.state, 'unknown')
  const before = (await requests(world, 'modify-settlement')).length
  await world.advance(70 * MINUTE_MS)
  assert.equal((await disagreements(world, lost.id))[0]?.state, 'open', 'a person is told')
  const found = `/v1/settlement-changes/${lost.id}/resolutions`
  const none = await as(world, 'POST', found, { application_no: '1' })
  assert.deepEqual([none.body.code, none.body.details?.code], ['WECHAT_REFUSED', 'RESOURCE_NOT_EXISTS'])
  type Known = { readonly changes: readonly { readonly application_no: string; readonly account_bank: string }[] }
  const { changes } = await tell<Known>(world, 'GET', 'settlement-changes')
  await review(world, changes[0]!.application_no)
  await world.advance(61 * MINUTE_MS)
  assert.equal((await look(world, lost.id)).state, 'succeeded', 'seen in force')
  assert.equal((await disagreements(world, lost.id))[0]?.state, 'settled')

  await tell(world, 'POST', 'faults/by-hand', { kind: 'drop_after', endpoint: 'modify-settlement' })
  const second = await changed(world, number)
  const other = await as(world, 'POST', `/v1/settlement-changes/${second.id}/resolutions`, {
    application_no: changes[0]!.application_no,
  })
  assert.equal(other.body.code, 'SETTLEMENT_CHANGE_OTHER')
  const { changes: now } = await tell<Known>(world, 'GET', 'settlement-changes')
  const said = await as<SettlementChange>(world, 'POST', `/v1/settlement-changes/${second.id}/resolutions`, {
    application_no: now[0]!.application_no,
  })
  assert.deepEqual([said.status, said.body.state], [200, 'auditing'])
  await review(world, now[0]!.application_no)
  assert.equal((await asked(world, second.id)).state, 'succeeded')

  await spoil(world, { drop_before: 1 })
  const third = await change(world, number, over)
  await world.drain()
  await calm(world)
  assert.equal(
    (await look(world, third.body.id)).state,
    'submitting',
    'it never set out: not even the account answered',
  )
  await world.advance(MINUTE_MS)
  assert.equal((await look(world, third.body.id)).state, 'auditing')
  assert.equal((await requests(world, 'modify-settlement')).length, before + 2)
})

test('M23: an account that cannot be remitted to is an alert, a need on the home page and in words, by the daily look', async () => {
  const world = await shared()
  const number = await numberOf(world, world.demo.merchants.company)
  const [{ sub_mchid } = { sub_mchid: '' }] = (await accounts(world, world.demo.merchants.company)).data
  await tell(world, 'POST', `merchants/${sub_mchid}/settlement-account/failure`, { reason: '账户名称与账号不符' })
  await world.advance(DAY_MS + MINUTE_MS)
  const [shown] = (await accounts(world, world.demo.merchants.company)).data
  assert.deepEqual(
    [shown?.known?.verify_result, shown?.known?.verify_fail_reason],
    ['VERIFY_FAIL', '账户名称与账号不符'],
  )
  const overview = await provider<Overview>(world, 'GET', '/v1/overview')
  assert.equal(overview.body.needs.failing_settlements, 1)
  await watchAlerts(world.ctx, world.demo.provider)
  const { rows } = await world.owner.query("select facts from alerts where kind = 'settlement_failing'")
  assert.equal(rows[0]?.facts.reason, '账户名称与账号不符')
  assert.equal((await history(world, number)).at(-1), 'settlement_account.failing by query')
})
