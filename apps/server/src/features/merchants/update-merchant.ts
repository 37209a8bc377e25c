import { PublicError } from '../../errors.ts'
import type { Tx } from '../../storage/tenant.ts'
import { assertReferenceFree } from './get-merchant.ts'
import type { Merchant, MerchantChange, SubMerchant, SubMerchantChange } from './merchant.ts'
import { assertMove, type MerchantMove, type MerchantState } from './merchant-state.ts'
import {
  lockPaymentsIn,
  selectMerchantForUpdate,
  selectSubMerchant,
  updateMerchantRow,
  updateSubMerchantRow,
} from './store.ts'

/** Joins: writes what is to be another of a merchant, and tells what it was. */
export async function updateMerchantIn(
  tx: Tx,
  id: string,
  change: MerchantChange,
): Promise<{ readonly before: Merchant; readonly after: Merchant }> {
  const before = await selectMerchantForUpdate(tx, id)
  if (!before) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: id })
  if (change.state) assertMove(id, before.state, change.state, 'note')
  if (change.reference) await assertReferenceFree(tx, change.reference, id)
  await updateMerchantRow(tx, id, change)
  return { before, after: { ...before, ...change } }
}

/**
 * Joins: one step of its leaving, by the table of states. Answers with the state before, the same one where nothing is new. Once
 * it has begun no payment is on its way in any more.
 */
export async function moveMerchantIn(
  tx: Tx,
  id: string,
  to: MerchantState,
  by: MerchantMove,
): Promise<{ readonly before: MerchantState; readonly merchant: Merchant }> {
  if (by === 'begin') await lockPaymentsIn(tx, id)
  const merchant = await selectMerchantForUpdate(tx, id)
  if (!merchant) throw new PublicError('MERCHANT_NOT_FOUND', { merchant: id })
  if (assertMove(id, merchant.state, to, by)) await updateMerchantRow(tx, id, { state: to })
  return { before: merchant.state, merchant: { ...merchant, state: to } }
}

/** Joins: the same of one of its numbers. */
export async function updateSubMerchantIn(
  tx: Tx,
  before: SubMerchant,
  change: SubMerchantChange,
): Promise<SubMerchant> {
  await updateSubMerchantRow(tx, before.id, change)
  return { ...before, ...change }
}

/** Joins: yes to both questions of binding (M13). */
export async function answerBindingQuestions(tx: Tx, subMerchantId: string): Promise<void> {
  await updateSubMerchantRow(tx, subMerchantId, { hasOwnAppid: true, needsOpenid: true })
}

/** Joins: a number by our id, in the mode asked for. */
export async function mustGetSubMerchant(tx: Tx, id: string, mode: 'test' | 'live'): Promise<SubMerchant> {
  const subMerchant = await selectSubMerchant(tx, id, mode)
  if (!subMerchant) throw new PublicError('SUB_MERCHANT_NOT_FOUND', { sub_merchant: id })
  return subMerchant
}
