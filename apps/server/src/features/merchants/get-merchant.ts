import { PublicError } from '../../errors.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Merchant, SubMerchant } from './merchant.ts'
import { selectMerchant, selectMerchants, selectSubMerchants } from './store.ts'

/** Joins: the page of merchants before `before`, newest first. */
export async function findMerchants(tx: Tx, before: string | null, limit: number): Promise<Merchant[]> {
  return selectMerchants(tx, before, limit)
}

/** Joins: one merchant, if it is there. */
export async function getMerchantIn(tx: Tx, id: string): Promise<Merchant | undefined> {
  return selectMerchant(tx, id)
}

/** Joins: refuses a merchant that the provider does not have. */
export async function assertMerchant(tx: Tx, id: string): Promise<void> {
  if (!(await selectMerchant(tx, id))) throw new PublicError('MERCHANT_NOT_FOUND', { field: 'merchant' })
}

/** Joins: the numbers that these merchants have at WeChat in one mode. */
export async function getSubMerchants(tx: Tx, merchantIds: readonly string[], mode: Mode): Promise<SubMerchant[]> {
  return selectSubMerchants(tx, merchantIds, mode)
}
