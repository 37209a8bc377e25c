import { fen } from '../../kit/fen.ts'
import { updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Refund } from './refund.ts'
import type { RefundFilter } from './refund-filter.ts'

export async function insertRefund(tx: Tx, refund: Refund): Promise<void> {
  await tx.db.insertInto('refunds').values(refund).execute()
}

export async function selectRefund(tx: Tx, id: string): Promise<Refund | undefined> {
  return toRefund(await ofProvider(tx).where('id', '=', id).executeTakeFirst())
}

export async function selectRefundForUpdate(tx: Tx, id: string): Promise<Refund | undefined> {
  return toRefund(await ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst())
}

export async function selectRefundByReference(
  tx: Tx,
  paymentId: string,
  reference: string,
): Promise<Refund | undefined> {
  return toRefund(
    await ofProvider(tx).where('paymentId', '=', paymentId).where('reference', '=', reference).executeTakeFirst(),
  )
}

/** Newest first; ids sort by time. */
export async function selectRefunds(tx: Tx, filter: RefundFilter): Promise<Refund[]> {
  let query = ofProvider(tx).where('mode', '=', filter.mode)
  if (filter.merchantId) query = query.where('merchantId', '=', filter.merchantId)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.reference) query = query.where('reference', '=', filter.reference)
  if (filter.createdFrom) query = query.where('createdAt', '>=', filter.createdFrom)
  if (filter.createdTo) query = query.where('createdAt', '<', filter.createdTo)
  if (filter.before) query = query.where('id', '<', filter.before)
  const rows = await query.orderBy('id', 'desc').limit(filter.limit).execute()
  return rows.map((row) => toRefund(row)!)
}

/** Writes what a move changed, but only over the state that the decision was made on: otherwise nothing of it happens. */
export function updateRefund(tx: Tx, before: Refund, after: Refund): void {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Refund])
  if (changed.length === 0) return
  const { providerId, id, state } = before
  const changes: Partial<Tables['refunds']> = Object.fromEntries(changed)
  tx.write(updateRow(tx.db, 'refunds', changes, { providerId, id, state }))
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('refunds').selectAll().where('providerId', '=', tx.providerId)
}

function toRefund(row: Tables['refunds'] | undefined): Refund | undefined {
  return row && { ...row, amount: fen(row.amount), feeReturned: fen(row.feeReturned) }
}
