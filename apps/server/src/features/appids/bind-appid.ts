import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertMerchant } from '../merchants/get-merchant.ts'
import { answerBindingQuestions } from '../merchants/update-merchant.ts'
import { assertAccount } from '../providers/get-account.ts'
import type { Appid, Binding, KeptAppid } from './appid.ts'
import {
  clearDefault,
  deleteBinding,
  insertAppid,
  insertBinding,
  isAppidKnown,
  markBound,
  selectAppid,
} from './store.ts'

/** Makes an appid known: the provider's own, or a merchant's. */
export async function addAppid(
  ctx: Context,
  providerId: string,
  appid: Appid,
  actor: Actor | null = null,
): Promise<KeptAppid> {
  return inTenant(ctx, { providerId }, async (tx) => {
    if ((appid.accountId === null) === (appid.merchantId === null)) throw new PublicError('APPID_OWNER_REQUIRED')
    if (appid.accountId) await assertAccount(tx, appid.accountId, null)
    if (appid.merchantId) await assertMerchant(tx, appid.merchantId)
    if (await isAppidKnown(tx, appid.appid)) throw new PublicError('APPID_KNOWN', { field: 'appid' })
    const kept = { ...appid, id: newId('appid'), createdAt: tx.now }
    await insertAppid(tx, kept)
    if (actor) recordDeed(tx, actor, { act: 'appid.added', subjectId: kept.id, after: appid })
    return kept
  })
}

/**
 * Notes that an appid is bound at WeChat to a sub-merchant as its sub_appid, with the reason (M16). The newest default is the
 * only one (M18).
 */
export async function bindAppid(
  ctx: Context,
  providerId: string,
  binding: { subMerchantId: string; appid: string; isDefault: boolean; reason: string },
): Promise<void> {
  await inTenant(ctx, { providerId }, (tx) => bindAppidIn(tx, { ...binding, letter: null, isBound: true }))
}

type NewBinding = Pick<Binding, 'appid' | 'isDefault' | 'reason' | 'letter' | 'isBound'> & {
  readonly subMerchantId: string
}

/** Joins: the same within a larger deed. Whoever binds has answered both questions of binding. */
export async function bindAppidIn(tx: Tx, binding: NewBinding): Promise<string> {
  const id = newId('binding')
  if (binding.isDefault) await clearDefault(tx, binding.subMerchantId)
  await insertBinding(tx, { ...binding, id })
  await answerBindingQuestions(tx, binding.subMerchantId)
  return id
}

/** Joins: WeChat has it, so payments may name it from the commit on. */
export async function confirmBindingIn(tx: Tx, subMerchantId: string, appid: string): Promise<void> {
  await markBound(tx, subMerchantId, appid)
}

/** Joins: from the commit on the sub-merchant is paid without it. */
export async function removeBindingIn(tx: Tx, id: string): Promise<void> {
  await deleteBinding(tx, id)
}

/** Joins: an appid by our id of it. */
export async function mustGetAppid(tx: Tx, id: string): Promise<KeptAppid> {
  const appid = await selectAppid(tx, id)
  if (!appid) throw new PublicError('APPID_NOT_FOUND', { field: 'appid' })
  return appid
}
