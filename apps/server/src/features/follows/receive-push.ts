import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { type FoundPush, pushKeyContext, pushTokenContext } from './message-push.ts'
import { isSigned, openContent, type PushQuery, type PushSecrets, readFollow, sealedContent } from './push.ts'
import { findMessagePush, insertFollow, markHeard, selectPushSecrets } from './store.ts'

/** Why a push is not believed. */
export type PushRefusal = 'UNKNOWN_PUSH' | 'BAD_SIGNATURE' | 'NOT_SEALED' | 'NOT_OPENED'

/** The platform asks whether the address is ours before it saves it: signed by the token, the word goes back as it came. */
export async function answerEcho(ctx: Context, id: string, query: PushQuery): Promise<PushRefusal | null> {
  const push = await findMessagePush(ctx.db, id)
  if (!push) return 'UNKNOWN_PUSH'
  if (!isSigned(await openSecrets(ctx, push), query)) return 'BAD_SIGNATURE'
  await inTenant(ctx, push, (tx) => markHeard(tx, push.id))
  return null
}

/**
 * One push: proven, opened, and of all that happens at an account only that somebody came to follow it from the page after
 * paying is kept. Whoever it was is not.
 */
export async function receivePush(
  ctx: Context,
  id: string,
  query: PushQuery,
  xml: string,
): Promise<PushRefusal | null> {
  const push = await findMessagePush(ctx.db, id)
  if (!push) return 'UNKNOWN_PUSH'
  const sealed = sealedContent(xml)
  if (sealed === null) return 'NOT_SEALED'
  const secrets = await openSecrets(ctx, push)
  if (!isSigned(secrets, query, sealed)) return 'BAD_SIGNATURE'
  const content = openContent(secrets, sealed, push.appid)
  if (content === null) return 'NOT_OPENED'
  const follow = readFollow(content)
  await inTenant(ctx, push, async (tx) => {
    await markHeard(tx, push.id)
    if (follow) await insertFollow(tx, push.appid, follow)
  })
  return null
}

async function openSecrets(ctx: Context, { providerId, id }: FoundPush): Promise<PushSecrets> {
  const { tokenSealed, aesKeySealed } = await inTenant(ctx, { providerId }, (tx) => selectPushSecrets(tx, id))
  return {
    token: ctx.vault.open(tokenSealed, pushTokenContext(id)).toString('utf8'),
    aesKey: ctx.vault.open(aesKeySealed, pushKeyContext(id)).toString('utf8'),
  }
}
