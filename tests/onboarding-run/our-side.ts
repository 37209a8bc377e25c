import type { Applyment } from '@teyue/contract/applyment'
import type { List } from '@teyue/contract/list'
import type { TestWorld } from '@teyue/server/testing/world'
import { type Answered, call } from '../scenarios/acts.ts'

/** All of them, as our platform lists them, page by page. */
export async function ourApplyments(world: TestWorld): Promise<ReadonlyMap<string, Applyment>> {
  const found = new Map<string, Applyment>()
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: List<Applyment> = (
      await ask<List<Applyment>>(world, 'GET', `/v1/applyments?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`)
    ).body
    for (const one of page.data) found.set(one.id, one)
    cursor = page.next_cursor
  }
  return found
}

/** Asks as the provider's program. */
export async function ask<T>(world: TestWorld, method: string, path: string, body?: object): Promise<Answered<T>> {
  return call<T>(world, method, path, body, { key: world.demo.keys.provider })
}
