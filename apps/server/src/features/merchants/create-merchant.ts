import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertReferenceFree } from './get-merchant.ts'
import type { Merchant, NewMerchant, NewSubMerchant, SubMerchant } from './merchant.ts'
import { insertMerchant, insertSubMerchant } from './store.ts'

const unsaid = {
  state: 'active',
  contactName: null,
  contactPhone: null,
  contactEmail: null,
  notes: '',
  reference: null,
  agentId: null,
} as const

/** Takes a business on. */
export async function createMerchant(ctx: Context, providerId: string, request: NewMerchant): Promise<Merchant> {
  return inTenant(ctx, { providerId }, (tx) => createMerchantIn(tx, request))
}

/** Joins: the same within a larger deed. */
export async function createMerchantIn(tx: Tx, request: NewMerchant): Promise<Merchant> {
  if (request.reference) await assertReferenceFree(tx, request.reference)
  const merchant = { ...unsaid, ...request, id: newId('merchant'), createdAt: tx.now }
  await insertMerchant(tx, merchant)
  return merchant
}

/** Adds a number that WeChat gave the merchant under one of the provider's accounts. */
export async function addSubMerchant(ctx: Context, providerId: string, request: NewSubMerchant): Promise<SubMerchant> {
  return inTenant(ctx, { providerId }, (tx) => addSubMerchantIn(tx, request))
}

/** Joins: the same within a larger deed. @throws PublicError SUB_MERCHANT_TAKEN for a number that is known under this account. */
export async function addSubMerchantIn(tx: Tx, request: NewSubMerchant): Promise<SubMerchant> {
  const subMerchant = { ...request, id: newId('subMerchant'), hasOwnAppid: false, needsOpenid: false }
  if (!(await insertSubMerchant(tx, subMerchant))) throw new PublicError('SUB_MERCHANT_TAKEN', { field: 'sub_mchid' })
  return subMerchant
}
