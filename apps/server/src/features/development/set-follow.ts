import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { getStandingAgreement } from '../agreements/get-agreement.ts'
import type { KeptAppid } from '../appids/appid.ts'
import { mustGetAppid } from '../appids/bind-appid.ts'
import { isSameSubject } from '../appids/binding.ts'
import { getBindings } from '../appids/get-appids.ts'
import { assertStaying, getMerchantIn } from '../merchants/get-merchant.ts'
import type { SubMerchant } from '../merchants/merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { addSettingIn } from './add-setting.ts'
import { assertSendable } from './assert-sendable.ts'
import { changeableAt, currentFollow, isUnderWay, type Setting } from './setting.ts'
import { selectSettings } from './store.ts'

export type FollowRequest = {
  readonly subMerchantId: string
  /** Our id of the account that payers are asked to follow. */
  readonly appidId: string
  /** After payments with this sub_appid; null for those without one. */
  readonly subAppid: string | null
  readonly byHand: boolean
}

/** Has the account set that payers are asked to follow after paying (M5), where WeChat would take it. */
export async function setFollow(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  request: FollowRequest,
): Promise<Setting> {
  return inTenant(ctx, viewer, async (tenant) => {
    const number = await mustGetSubMerchant(tenant, request.subMerchantId, viewer.mode)
    await assertStaying(tenant, number.merchantId)
    const tx = onClockOf(tenant, await readAccount(tenant, number.accountId))
    const account = await mustGetAppid(tx, request.appidId)
    await assertFollowable(tx, number, account, request)
    const { subAppid, byHand } = request
    const way = byHand ? 'by_hand' : 'sent'
    const who = { mode: viewer.mode, addedBy: doer?.personId ?? null }
    const setting = await addSettingIn(tenant, number, { kind: 'follow', value: account.appid, subAppid, way, ...who })
    const after = { number: number.subMchid, subscribe_appid: account.appid, sub_appid: subAppid, way }
    if (doer) recordDeed(tx, doer, { act: 'follow.set', subjectId: number.merchantId, after })
    return setting
  })
}

/** Joins: what WeChat is known to refuse is met here: another kind, an appid that is not bound, 30 days, another subject (M7). */
export async function assertFollowable(
  tx: Tx,
  number: SubMerchant,
  account: KeptAppid,
  { subAppid, byHand }: Pick<FollowRequest, 'subAppid' | 'byHand'>,
): Promise<void> {
  if (account.kind !== 'service_account') throw new PublicError('FOLLOW_KIND', { field: 'appid', kind: account.kind })
  const bound = await getBindings(tx, number.id)
  if (subAppid !== null && !bound.some((one) => one.appid === subAppid && one.isBound))
    throw new PublicError('BINDING_NOT_FOUND', { field: 'sub_appid' })
  await assertSubject(tx, number, account)
  if (byHand) return
  await assertSendable(tx, number.accountId)
  const settings = await selectSettings(tx, number.id)
  if (settings.some((one) => one.kind === 'follow' && one.subAppid === subAppid && isUnderWay(one.state)))
    throw new PublicError('SETTING_UNDER_WAY')
  const current = currentFollow(settings, subAppid)
  const at = current && changeableAt(current, tx.now)
  if (at) throw new PublicError('FOLLOW_TOO_SOON', { next_at: at.toISOString() })
}

async function assertSubject(tx: Tx, { id, merchantId }: SubMerchant, account: KeptAppid): Promise<void> {
  const merchantSubject = (await getMerchantIn(tx, merchantId))?.subject ?? ''
  if (isSameSubject(account.subject, merchantSubject)) return
  if (await getStandingAgreement(tx, id, 'recommend_follow', account.appid)) return
  const subjects = { appid_subject: account.subject, merchant_subject: merchantSubject }
  throw new PublicError('FOLLOW_SUBJECTS_DIFFER', { field: 'appid', ...subjects })
}
