import assert from 'node:assert/strict'
import type { Departure } from '@teyue/contract/departure'
import type { TestWorld } from '@teyue/server/testing/world'
import { type Answered, call } from './acts.ts'
import { asAdministrator } from './onboarded.ts'

const mostLooks = 10_000

/** Begins the leaving of the company that is the demo's first merchant. */
export async function begin(world: TestWorld, over: object = {}): Promise<Departure> {
  const wanted = { reason: '商户停业', days_for_exports: 0, ...over }
  const path = `/v1/merchants/${world.demo.merchants.company}/departures`
  const { status, body } = await asAdministrator<Departure>(world, 'POST', path, wanted)
  assert.deepEqual([status, body.merchant_state], [201, 'leaving'], JSON.stringify(body))
  return body
}

export async function end(world: TestWorld, { id }: Departure): Promise<Answered<Departure>> {
  return asAdministrator(world, 'POST', `/v1/departures/${id}/ends`)
}

export async function back(world: TestWorld, { id }: Departure): Promise<Departure> {
  const { status, body } = await asAdministrator<Departure>(world, 'POST', `/v1/departures/${id}/returns`, {
    reason: '继续合作',
  })
  assert.deepEqual([status, body.merchant_state, body.id], [200, 'active', null], JSON.stringify(body))
  return body
}

/** As the provider's side sees it. */
export async function standing(world: TestWorld, key = world.demo.keys.provider): Promise<Departure> {
  const path = `/v1/merchants/${world.demo.merchants.company}/departure`
  return (await call<Departure>(world, 'GET', path, undefined, { key })).body
}

/** How many are open of each kind: those that stand in the way, or all. */
export function counts({ open }: Departure, kinds?: readonly string[]): Record<string, number> {
  const meant = open.filter(({ kind, blocks }) => (kinds ? kinds.includes(kind) : blocks))
  return Object.fromEntries(meant.map(({ kind, count }) => [kind, count]))
}

/** A payment of the company that is being written just now, as far as others can see: it holds the lock that each holds. */
export async function payingJustNow(world: TestWorld) {
  const client = await world.owner.connect()
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock_shared(teyue.leaving_lock($1, $2))', [
    world.demo.provider,
    world.demo.merchants.company,
  ])
  return {
    /** Until so many wait for it, or behind those who do. */
    waitedFor: async (many: number) => {
      for (let looks = 0; looks < mostLooks; looks++) {
        const { rows } = await world.owner.query("select 1 from pg_locks where locktype = 'advisory' and not granted")
        if (rows.length >= many) return
      }
      assert.fail('nobody waits for the payment')
    },
    isWritten: async (id: string, reference: string) => {
      await client.query('update teyue.payments set reference = $2 where id = $1', [id, reference])
      await client.query('commit')
      client.release()
    },
  }
}
