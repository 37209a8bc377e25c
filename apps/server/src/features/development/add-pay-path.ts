import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertStaying } from '../merchants/get-merchant.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { addSettingIn } from './add-setting.ts'
import { assertSendable } from './assert-sendable.ts'
import { wantedPaths } from './comparison.ts'
import { giveUpIn } from './give-up-setting.ts'
import { maxPayPaths, readPayPath } from './pay-path.ts'
import { isUnderWay, type Owner, type Setting } from './setting.ts'
import { selectLook, selectSettingForUpdate, selectSettings } from './store.ts'

export type PathRequest = {
  readonly subMerchantId: string
  readonly path: string
  readonly owner: Owner
  /** It was set on the partner platform: WeChat is not asked for it. */
  readonly byHand: boolean
}

/** Has a pay path set at WeChat, or notes that it is. */
export async function addPayPath(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { subMerchantId, path, owner, byHand }: PathRequest,
): Promise<Setting> {
  const value = readPayPath(path)
  return inTenant(ctx, viewer, async (tx) => {
    const number = await mustGetSubMerchant(tx, subMerchantId, viewer.mode)
    await assertStaying(tx, number.merchantId)
    if (!byHand) await assertSendable(tx, number.accountId)
    await assertRoom(tx, subMerchantId, value)
    const way = byHand ? 'by_hand' : 'sent'
    const wanted = { kind: 'pay_path', value, owner, way, mode: viewer.mode, addedBy: doer?.personId ?? null } as const
    const setting = await addSettingIn(tx, number, wanted)
    const after = { number: number.subMchid, path, owner, way }
    if (doer) recordDeed(tx, doer, { act: 'pay_path.added', subjectId: number.merchantId, after })
    return setting
  })
}

/** We want it no longer. At WeChat it stays until it is removed on the partner platform by hand. */
export async function removePayPath(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  await inTenant(ctx, viewer, async (tx) => {
    const setting = await selectSettingForUpdate(tx, id)
    if (setting?.kind !== 'pay_path') throw new PublicError('SETTING_NOT_FOUND', { id })
    const { merchantId: subjectId, subMchid: number } = await mustGetSubMerchant(tx, setting.subMerchantId, viewer.mode)
    if (isUnderWay(setting.state)) throw new PublicError('SETTING_UNDER_WAY')
    await giveUpIn(tx, setting.subMerchantId, 'pay_path', setting.value)
    const deed = { before: { number, path: setting.value }, after: { reason } }
    if (doer) recordDeed(tx, doer, { act: 'pay_path.removed', subjectId, ...deed })
  })
}

/** WeChat counts what it has, also what we no longer want. */
async function assertRoom(tx: Tx, subMerchantId: string, path: string): Promise<void> {
  const wanted = wantedPaths(await selectSettings(tx, subMerchantId)).filter(({ state }) => state !== 'refused')
  if (wanted.some(({ value, state }) => value === path && state === 'set')) throw new PublicError('PAY_PATH_SET')
  const seen = (await selectLook(tx, subMerchantId))?.seen?.payPaths ?? []
  const all = new Set([...wanted.map(({ value }) => value), ...seen, path])
  if (all.size > maxPayPaths) throw new PublicError('TOO_MANY_PAY_PATHS', { limit: maxPayPaths })
}
