import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, onClockOf, type Tx } from '../../storage/tenant.ts'
import { getStandingAgreement } from '../agreements/get-agreement.ts'
import { bindAppidIn, mustGetAppid, removeBindingIn } from '../appids/bind-appid.ts'
import { assertBindable } from '../appids/binding.ts'
import { findBinding, getBindings } from '../appids/get-appids.ts'
import { addSettingIn } from '../development/add-setting.ts'
import { assertSendable } from '../development/assert-sendable.ts'
import { giveUpIn } from '../development/give-up-setting.ts'
import { addSubMerchantIn } from '../merchants/create-merchant.ts'
import { assertStaying, getMerchantIn } from '../merchants/get-merchant.ts'
import type { NewSubMerchant, SubMerchant, SubMerchantChange } from '../merchants/merchant.ts'
import { nextSettlementLook } from '../merchants/settlement-look.ts'
import { mustGetSubMerchant, updateSubMerchantIn } from '../merchants/update-merchant.ts'
import { assertAccount, readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { equipOne } from './list-merchants.ts'
import type { EquippedSubMerchant } from './merchant-view.ts'

/** Adds a number that WeChat gave the merchant, under an account of the viewer's mode. */
export async function takeOnNumber(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  request: NewSubMerchant,
): Promise<EquippedSubMerchant> {
  return inTenant(ctx, viewer, async (tx) => {
    await assertStaying(tx, request.merchantId)
    await assertAccount(tx, request.accountId, viewer.mode)
    const subMerchant = await addSubMerchantIn(tx, request)
    const { now } = onClockOf(tx, await readAccount(tx, request.accountId))
    promiseJob(tx, nextSettlementLook(subMerchant, now))
    if (doer) recordDeed(tx, doer, { act: 'sub_merchant.added', subjectId: request.merchantId, after: request })
    return equipOne(tx, subMerchant)
  })
}

/** Writes the fee, or the answers to the two questions of binding. */
export async function updateNumber(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, change }: { readonly id: string; readonly change: SubMerchantChange },
): Promise<EquippedSubMerchant> {
  return inTenant(ctx, viewer, async (tx) => {
    const before = await mustGetSubMerchant(tx, id, viewer.mode)
    const after = await updateSubMerchantIn(tx, before, change)
    const { feeRatePpm, hasOwnAppid, needsOpenid } = before
    const was = { number: before.subMchid, feeRatePpm, hasOwnAppid, needsOpenid }
    if (doer)
      recordDeed(tx, doer, { act: 'sub_merchant.changed', subjectId: before.merchantId, before: was, after: change })
    return equipOne(tx, after)
  })
}

export type BindingRequest = {
  readonly subMerchantId: string
  readonly appidId: string
  readonly isDefault: boolean
  readonly reason: string
  /** It is bound at WeChat already, by a person's hand: WeChat is not asked for it. */
  readonly byHand: boolean
}

/**
 * Has an appid bound to a number, where that is needed and WeChat would take it; payments name it once WeChat has. The first is
 * the default.
 */
export async function bindToNumber(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  request: BindingRequest,
): Promise<EquippedSubMerchant> {
  return inTenant(ctx, viewer, async (tx) => {
    const subMerchant = await mustGetSubMerchant(tx, request.subMerchantId, viewer.mode)
    await assertStaying(tx, subMerchant.merchantId)
    const { appid, isFirst, letter } = await admitBinding(tx, subMerchant, request)
    const { reason, byHand } = request
    const isDefault = request.isDefault || isFirst
    await bindAppidIn(tx, { subMerchantId: subMerchant.id, appid, isDefault, reason, letter, isBound: byHand })
    const [way, addedBy] = [byHand ? 'by_hand' : 'sent', doer?.personId ?? null] as const
    await addSettingIn(tx, subMerchant, { kind: 'appid', value: appid, way, mode: viewer.mode, addedBy })
    const after = { number: subMerchant.subMchid, appid, isDefault, reason, letter, way }
    if (doer) recordDeed(tx, doer, { act: 'appid.bound', subjectId: subMerchant.merchantId, after })
    return equipOne(tx, subMerchant)
  })
}

/** Ends a binding here; the reason is in the audit. WeChat's interface takes none away: there it is unbound by hand. */
export async function endBinding(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  await inTenant(ctx, viewer, async (tx) => {
    const binding = await findBinding(tx, id)
    if (!binding) throw new PublicError('BINDING_NOT_FOUND')
    const { merchantId: subjectId, subMchid } = await mustGetSubMerchant(tx, binding.subMerchantId, viewer.mode)
    await removeBindingIn(tx, id)
    await giveUpIn(tx, binding.subMerchantId, 'appid', binding.appid)
    const before = { number: subMchid, appid: binding.appid, reason: binding.reason, letter: binding.letter }
    if (doer) recordDeed(tx, doer, { act: 'appid.unbound', subjectId, before, after: { reason } })
  })
}

async function admitBinding(tx: Tx, subMerchant: SubMerchant, { appidId, byHand }: BindingRequest) {
  const appid = await mustGetAppid(tx, appidId)
  const agreement = await getStandingAgreement(tx, subMerchant.id, 'joint_operation', appid.appid)
  const letter = agreement?.id ?? null
  const merchant = await getMerchantIn(tx, subMerchant.merchantId)
  const { hasOwnAppid, needsOpenid } = subMerchant
  assertBindable({ appid, merchantSubject: merchant?.subject ?? '', hasOwnAppid, needsOpenid, letter })
  const bound = await getBindings(tx, subMerchant.id)
  if (bound.some((one) => one.appid === appid.appid)) throw new PublicError('BINDING_EXISTS', { field: 'appid' })
  if (!byHand) await assertSendable(tx, subMerchant.accountId)
  return { appid: appid.appid, isFirst: bound.length === 0, letter }
}
