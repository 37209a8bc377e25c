import assert from 'node:assert/strict'
import type { Overview } from '@teyue/contract/overview'
import type { ViolationInFull } from '@teyue/contract/violation'
import { watchAlerts } from '@teyue/server/features/alerts/watch-alerts'
import type { TestWorld } from '@teyue/server/testing/world'
import { call, tell } from './acts.ts'

type Told = { readonly record_id: string; readonly notice: string | null }

/** Risk control does something about a merchant, and WeChat tells it. */
export async function punish(world: TestWorld, subMchid: string, how: object): Promise<Told> {
  const told = await tell<Told>(world, 'POST', `merchants/${subMchid}/violations`, how)
  await tell(world, 'POST', 'flush', {})
  return told
}

/** An endpoint that wants to hear of it: of whose key it is. */
export async function listener(world: TestWorld, key: string | undefined): Promise<string> {
  const wanted = { url: 'http://127.0.0.1:9/hook', event_types: ['merchant.violation'] }
  const made = await call<{ id: string }>(world, 'POST', '/v1/webhook-endpoints', wanted, key ? { key } : {})
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body.id
}

/** Which endpoints are told of the thing. */
export async function listenersOf(world: TestWorld, subject: string): Promise<string[]> {
  const { rows } = await world.owner.query<{ endpoint_id: string }>(
    'select d.endpoint_id from webhook_deliveries d join events e on e.id = d.event_id where e.subject_id = $1',
    [subject],
  )
  return rows.map(({ endpoint_id }) => endpoint_id).toSorted()
}

/** A person's word that it is over, by a program. */
export function settled(world: TestWorld, id: string, reason: string) {
  const path = `/v1/violations/${id}/resolutions`
  return call<ViolationInFull>(world, 'POST', path, { reason }, { key: world.demo.keys.provider })
}

/** How many the home page counts, and how many alerts stand. */
export async function needed(world: TestWorld): Promise<[number, number]> {
  const { body } = await call<Overview>(world, 'GET', '/v1/overview', undefined, { key: world.demo.keys.provider })
  await watchAlerts(world.ctx, world.demo.provider)
  const alerts = "select 1 from alerts where kind = 'merchant_violation' and state <> 'resolved'"
  return [body.needs.violations, (await world.owner.query(alerts)).rows.length]
}
