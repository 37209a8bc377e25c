import type { World } from '../world.ts'
import { planOf } from './plan.ts'

/** Remembers what the caller says of the thing that it makes: an order's description, a refund's reason. */
export function rememberText(world: World, number: string, body: unknown): void {
  if (!planOf(world)?.by_text || number === '') return
  const { description, reason } = (body ?? {}) as { readonly description?: unknown; readonly reason?: unknown }
  const text = reason ?? description
  if (typeof text !== 'string' || world.store.get('fault_texts', number)) return
  world.store.write(() => world.store.put('fault_texts', number, { text }))
}

/** By what the plan knows the thing: its number, or the text that it was made with. */
export function subjectOf(world: World, number: string): string {
  return world.store.get('fault_texts', number)?.text ?? number
}
