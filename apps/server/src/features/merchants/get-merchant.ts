import { PublicError } from '../../errors.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Merchant, MerchantFilter, SubMerchant } from './merchant.ts'
import { assertStays, type MerchantState } from './merchant-state.ts'
import {
  selectAgent,
  selectByNumber,
  selectByReference,
  selectMerchant,
  selectMerchants,
  selectStateForShare,
  selectSubMerchantOfAnyMode,
  selectSubMerchants,
  updateMerchantRow,
} from './store.ts'

/** Joins: the page of merchants before `before` that fit, newest first; with `among`, only those of them. */
export async function findMerchants(
  tx: Tx,
  page: MerchantFilter & { before: string | null; limit: number; among: readonly string[] | null },
): Promise<Merchant[]> {
  return selectMerchants(tx, page)
}

/** Joins: one merchant, if it is there. */
export async function getMerchantIn(tx: Tx, id: string): Promise<Merchant | undefined> {
  return selectMerchant(tx, id)
}

/** Joins: refuses a merchant that the provider does not have. */
export async function assertMerchant(tx: Tx, id: string): Promise<void> {
  if (!(await selectMerchant(tx, id))) throw new PublicError('MERCHANT_NOT_FOUND', { field: 'merchant' })
}

/** Joins: refuses what would begin something new with a merchant that leaves or has left; it stays as it is to the commit. */
export async function assertStaying(tx: Tx, id: string): Promise<void> {
  assertStays(id, await mustGetState(tx, id))
}

/** Joins: the same of what a merchant may still be given while it leaves, and not once it has left. */
export async function assertNotLeft(tx: Tx, id: string): Promise<void> {
  const state = await mustGetState(tx, id)
  if (state === 'left') assertStays(id, state)
}

/** Joins: the numbers that these merchants have at WeChat in one mode. */
export async function getSubMerchants(tx: Tx, merchantIds: readonly string[], mode: Mode): Promise<SubMerchant[]> {
  return selectSubMerchants(tx, merchantIds, mode)
}

/** Joins: a number by our id of it, of either mode. */
export async function findSubMerchant(tx: Tx, id: string): Promise<SubMerchant | undefined> {
  return selectSubMerchantOfAnyMode(tx, id)
}

/** Joins: a number by what WeChat calls it, if the account has it. */
export async function findNumber(tx: Tx, accountId: string, subMchid: string): Promise<SubMerchant | undefined> {
  return selectByNumber(tx, accountId, subMchid)
}

/** Joins: whose merchant it is from now on; null for nobody's. Answers whose it was. */
export async function setAgent(tx: Tx, id: string, agentId: string | null): Promise<string | null> {
  await assertMerchant(tx, id)
  const before = await selectAgent(tx, id)
  await updateMerchantRow(tx, id, { agentId })
  return before
}

/** Joins: refuses a number of the provider's own that is another merchant's. */
export async function assertReferenceFree(tx: Tx, reference: string, id: string | null = null): Promise<void> {
  const holder = await selectByReference(tx, reference)
  if (holder && holder !== id)
    throw new PublicError('MERCHANT_REFERENCE_TAKEN', { field: 'reference', merchant: holder })
}

async function mustGetState(tx: Tx, id: string): Promise<MerchantState> {
  const state = await selectStateForShare(tx, id)
  if (!state) throw new PublicError('MERCHANT_NOT_FOUND', { field: 'merchant' })
  return state
}
