import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { inTenant, onClockOf } from '../../storage/tenant.ts'
import { assertAttachments } from '../attachments/get-attachment.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import type { PermissionName, PermissionState, PermissionStep } from '../permissions/permission.ts'
import { getPermissionSteps, getSetPermissions, setPermissionIn } from '../permissions/set-permission.ts'
import { readAccount } from '../providers/get-account.ts'
import type { Viewer } from '../providers/viewer.ts'
import { assertVisible, equipOne } from './list-merchants.ts'
import type { EquippedSubMerchant } from './merchant-view.ts'

export type PermissionRequest = {
  readonly id: string
  readonly name: PermissionName
  readonly state: PermissionState
  readonly note: string
  readonly attachments: readonly string[]
}

/** Records where a permission stands at WeChat, what was said of it, and the files that prove it. */
export async function changePermission(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, ...change }: PermissionRequest,
): Promise<EquippedSubMerchant> {
  return inTenant(ctx, viewer, async (tenant) => {
    const subMerchant = await mustGetSubMerchant(tenant, id, viewer.mode)
    const { merchantId: subjectId, subMchid: number, accountId } = subMerchant
    await assertAttachments(tenant, subjectId, change.attachments)
    const found = (await getSetPermissions(tenant, id)).find(({ name }) => name === change.name)
    const before = found ? { name: found.name, state: found.state, note: found.note } : null
    // What WeChat refuses is compared with the moment of the grant, so both are on its clock.
    const tx = onClockOf(tenant, await readAccount(tenant, accountId))
    await setPermissionIn(tx, id, { ...change, personId: doer?.personId ?? null })
    if (doer) recordDeed(tx, doer, { act: 'permission.changed', subjectId, before, after: { number, ...change } })
    return equipOne(tx, subMerchant)
  })
}

export type StepsAsked = {
  readonly id: string
  readonly name: PermissionName | null
  readonly before: string | null
  readonly limit: number
}

/** How the permissions of one of the viewer's numbers came to stand as they do, newest first. */
export async function listPermissionSteps(
  ctx: Context,
  viewer: Viewer,
  { id, ...page }: StepsAsked,
): Promise<PermissionStep[]> {
  return inTenant(ctx, viewer, async (tx) => {
    assertVisible(viewer, (await mustGetSubMerchant(tx, id, viewer.mode)).merchantId)
    return getPermissionSteps(tx, id, page)
  })
}
