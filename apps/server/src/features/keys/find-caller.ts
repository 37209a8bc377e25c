import type { Context } from '../../context.ts'
import { hashOf, isKeyText, type KeyOwner } from './api-key.ts'
import { selectKeyOwner } from './store.ts'

/** Whom this key speaks for; undefined when it is unknown or revoked. */
export async function findCaller(ctx: Pick<Context, 'db'>, key: string): Promise<KeyOwner | undefined> {
  return isKeyText(key) ? selectKeyOwner(ctx.db, hashOf(key)) : undefined
}
