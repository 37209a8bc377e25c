import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask } from '../testing/control-client.ts'
import { openStage, type Stage } from '../testing/stage.ts'

type Plan = { name: string; ready: boolean; description: string; seeded: { rates: object } | null; by_hand: object[] }

test('what holds is kept under a name, loaded again, renamed and deleted', async (t) => {
  const stage = await openStage(t)
  await stage.control('POST', '/faults', { seed: 7, rates: { slow: 0.5 } })
  await stage.control('POST', '/faults/by-hand', { kind: 'refuse', endpoint: 'refund', code: 'NOT_ENOUGH', times: 3 })
  await stage.control('POST', '/fault-plans', { name: '周五', description: '下班前' })
  await stage.control('DELETE', '/faults')
  await stage.control('DELETE', '/faults/by-hand')
  await stage.control('POST', `/fault-plans/${encodeURIComponent('周五')}/load`)
  const { plan } = await stage.control<{ plan: { seed: number; rates: object } }>('GET', '/faults')
  assert.deepEqual([plan.seed, plan.rates], [7, { slow: 0.5 }])
  const { faults } = await stage.control<{ faults: { code: string; times: number; struck: number }[] }>(
    'GET',
    '/faults/by-hand',
  )
  assert.deepEqual(
    faults.map(({ code, times, struck }) => [code, times, struck]),
    [['NOT_ENOUGH', 3, 0]],
  )
  await stage.control('PUT', `/fault-plans/${encodeURIComponent('周五')}`, { name: 'friday' })
  assert.deepEqual(await ownNames(stage), ['friday'])
  assert.equal((await ask(stage.url, 'POST', '/fault-plans', { name: 'friday' })).body.code, 'ALREADY_EXISTS')
  await stage.control('DELETE', '/fault-plans/friday')
  assert.deepEqual(await ownNames(stage), [])
})

test('a plan travels as a file from one world to another, and a wrong file is refused with the reason', async (t) => {
  const stage = await openStage(t)
  const file = await stage.control<Record<string, unknown>>('GET', '/fault-plans/bad-day/file')
  assert.deepEqual([file.format, file.version], ['teyue-fault-plan', 1])
  const bring = (changes: object) => ask(stage.url, 'POST', '/fault-plans/files', { ...file, name: 'mine', ...changes })
  const hand = {
    api: null,
    endpoint: null,
    mchid: null,
    number: null,
    code: null,
    times: 1,
    rate: 1,
    seed: 1,
    wait_ms: null,
  }
  for (const [changes, says] of [
    [{ version: 2 }, /version 2/],
    [{ format: 'something' }, /format/],
    [{ more: 1 }, /additional/],
    [{ seeded: { ...(file.seeded as object), rates: { slow: 0.7, refuse: 0.7 } } }, /sum to 1.4/],
    [{ by_hand: [{ kind: 'refuse', ...hand, endpoint: 'nowhere' }] }, /nowhere/],
    [{ by_hand: [{ kind: 'refuse' }] }, /by_hand\/0 must have/],
  ] as const) {
    const answer = await bring(changes)
    assert.equal(answer.status, 400, JSON.stringify(changes))
    assert.match(String(answer.body.message_en), says)
  }
  assert.equal((await bring({})).status, 200)
  assert.deepEqual(await ownNames(stage), ['mine'])
  const again = await stage.control<Record<string, unknown>>('GET', '/fault-plans/mine/file')
  assert.deepEqual(again, { ...file, name: 'mine' })
})

test('every plan that comes with a world can be loaded, and stays as it is', async (t) => {
  const stage = await openStage(t)
  const { plans } = await stage.control<{ plans: Plan[] }>('GET', '/fault-plans')
  assert(plans.length >= 5)
  for (const { name } of plans) {
    await stage.control('POST', `/fault-plans/${name}/load`)
    const file = await stage.control<Record<string, unknown>>('GET', `/fault-plans/${name}/file`)
    await stage.control('POST', '/fault-plans/files', { ...file, name: `my ${name}` })
    assert.equal((await ask(stage.url, 'DELETE', `/fault-plans/${name}`)).body.code, 'READY_MADE')
  }
  assert.equal((await ask(stage.url, 'POST', '/fault-plans/none/load')).status, 404)
})

async function ownNames(stage: Stage): Promise<string[]> {
  const { plans } = await stage.control<{ plans: Plan[] }>('GET', '/fault-plans')
  return plans.filter(({ ready }) => !ready).map(({ name }) => name)
}
