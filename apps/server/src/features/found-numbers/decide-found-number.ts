import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { addSubMerchantIn, createMerchantIn } from '../merchants/create-merchant.ts'
import { assertStaying } from '../merchants/get-merchant.ts'
import type { NewMerchant } from '../merchants/merchant.ts'
import { nextSettlementLook } from '../merchants/settlement-look.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { CountedNumber } from './found-number.ts'
import { mustGetFoundNumber } from './get-found-numbers.ts'
import { lockNumber, updateNumber } from './store.ts'

/** Who decides: in the audit where it is a person. */
export type Decider = { readonly doer: Actor | null; readonly decidedBy: string }

/** Whose the number is: a merchant that is here, or one to be made. */
export type Adoption = {
  readonly id: string
  readonly merchant: string | Pick<NewMerchant, 'name' | 'subject' | 'subjectType'>
  readonly feeRatePpm: number
}

/** Makes the number a merchant's. From now on what WeChat says of it is compared with our books as of any other. */
export async function adoptFoundNumber(
  ctx: Context,
  viewer: Viewer,
  { doer, decidedBy }: Decider,
  { id, merchant, feeRatePpm }: Adoption,
): Promise<CountedNumber> {
  return inTenant(ctx, viewer, async (tx) => {
    const { accountId, subMchid } = await undecided(tx, viewer, id)
    const merchantId = await merchantOf(tx, merchant)
    const number = await addSubMerchantIn(tx, { merchantId, accountId, subMchid, feeRatePpm })
    promiseJob(tx, nextSettlementLook(number, tx.now))
    const decided = { decidedBy, decidedAt: tx.now, reason: null, subMerchantId: number.id }
    await updateNumber(tx, id, { state: 'adopted', ...decided })
    const after = { number: subMchid, account: accountId, feeRatePpm }
    if (doer) recordDeed(tx, doer, { act: 'found_number.adopted', subjectId: merchantId, after })
    return mustGetFoundNumber(tx, viewer, id)
  })
}

/** Says why the number is none of the provider's concern here. It may still be adopted later. */
export async function dismissFoundNumber(
  ctx: Context,
  viewer: Viewer,
  { doer, decidedBy }: Decider,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<CountedNumber> {
  return inTenant(ctx, viewer, async (tx) => {
    const { subMchid } = await undecided(tx, viewer, id)
    await updateNumber(tx, id, { state: 'dismissed', decidedBy, decidedAt: tx.now, reason })
    const after = { number: subMchid, reason }
    if (doer) recordDeed(tx, doer, { act: 'found_number.dismissed', subjectId: id, after })
    return mustGetFoundNumber(tx, viewer, id)
  })
}

async function undecided(tx: Tx, viewer: Viewer, id: string): Promise<CountedNumber> {
  await lockNumber(tx, id)
  const found = await mustGetFoundNumber(tx, viewer, id)
  if (found.state === 'adopted') throw new PublicError('SUB_MERCHANT_TAKEN', { field: 'sub_mchid' })
  return found
}

async function merchantOf(tx: Tx, merchant: Adoption['merchant']): Promise<string> {
  if (typeof merchant !== 'string') return (await createMerchantIn(tx, merchant)).id
  await assertStaying(tx, merchant)
  return merchant
}
