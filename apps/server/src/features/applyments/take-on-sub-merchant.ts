import { Disagreement } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import type { Tx } from '../../storage/tenant.ts'
import { addSubMerchantIn } from '../merchants/create-merchant.ts'
import { findNumber } from '../merchants/get-merchant.ts'
import { ownerInvitation } from '../merchants/owner-invitation.ts'
import { settlementLook } from '../merchants/settlement-look.ts'
import { setPermissionIn } from '../permissions/set-permission.ts'
import type { Applyment } from './applyment.ts'
import { scenesOf } from './business-findings.ts'
import { permissionsByScene } from './scene-permissions.ts'

/**
 * Joins: WeChat has made the merchant a sub-merchant; from now on it is one here, with the products of its scenes. A number
 * that somebody has written down before stays as it is. Returns our id of it.
 */
export async function takeOnSubMerchant(tx: Tx, applyment: Applyment): Promise<string> {
  const { merchantId, accountId, subMchid, feeRatePpm, draftMasked, mode } = applyment
  if (subMchid === null) throw differs(applyment, 'WeChat calls it finished and gives no number')
  const known = await findNumber(tx, accountId, subMchid)
  if (known && known.merchantId !== merchantId) throw differs(applyment, 'its number is known as another merchant’s')
  if (known) return known.id
  const number = await addSubMerchantIn(tx, { merchantId, accountId, subMchid, feeRatePpm })
  const { id } = number
  promiseJob(tx, settlementLook(number, tx.now))
  // Whoever is invited gets in for real, and stays when the first live account comes: a form that was only tried out invites nobody.
  if (mode === 'live') promiseJob(tx, ownerInvitation({ merchantId, isAsked: false, attempt: 0 }))
  for (const permission of permissionsByScene(scenesOf(draftMasked)))
    await setPermissionIn(tx, id, { ...permission, saidBy: 'onboarding' })
  return id
}

function differs({ id, merchantId, subMchid }: Applyment, why: string): Disagreement {
  return new Disagreement(
    'applyment_number',
    `applyment ${id}: ${why}`,
    { merchant: merchantId },
    { sub_mchid: subMchid },
  )
}
