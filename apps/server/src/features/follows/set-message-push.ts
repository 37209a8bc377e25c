import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { mustGetAppid } from '../appids/bind-appid.ts'
import { type MessagePush, pushKeyContext, pushTokenContext } from './message-push.ts'
import type { PushSecrets } from './push.ts'
import { selectMessagePush, upsertMessagePush } from './store.ts'

/** Keeps, sealed, what the public platform proves its pushes with. Set again it replaces what was. */
export async function setMessagePush(
  ctx: Context,
  providerId: string,
  doer: Actor | null,
  { id, secrets }: { readonly id: string; readonly secrets: PushSecrets },
): Promise<MessagePush> {
  const sealed = {
    tokenSealed: ctx.vault.seal(secrets.token, pushTokenContext(id)),
    aesKeySealed: ctx.vault.seal(secrets.aesKey, pushKeyContext(id)),
  }
  return inTenant(ctx, { providerId }, async (tx) => {
    const { appid, kind } = await mustGetAppid(tx, id)
    if (kind !== 'service_account') throw new PublicError('FOLLOW_KIND', { field: 'id', kind })
    await upsertMessagePush(tx, id, appid, sealed)
    if (doer) recordDeed(tx, doer, { act: 'message_push.set', subjectId: id, after: { appid } })
    return { id, appid, setAt: tx.now, heardAt: null }
  })
}

/** Null where none is set. */
export async function getMessagePush(ctx: Context, providerId: string, id: string): Promise<MessagePush | null> {
  return inTenant(ctx, { providerId }, async (tx) => {
    await mustGetAppid(tx, id)
    return (await selectMessagePush(tx, id)) ?? null
  })
}
