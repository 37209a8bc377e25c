import assert from 'node:assert/strict'
import { type Fen, fen } from '../../kit/fen.ts'
import { insertRow, statement, updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Payment } from './payment.ts'
import type { PaymentFilter } from './payment-filter.ts'
import type { Standing } from './standing.ts'

export type StandingRow = Standing & { readonly existingPaymentId: string | null }

const askStandings = statement<{ found: { standings: StandingRow[] | null } | null }>(
  'select payment_standings($1, $2, $3, $4) as found',
)

/**
 * How the merchant stands under each of its numbers of this mode, in one look: this is read for every payment.
 * It reads other features' tables and never writes or locks them.
 */
export async function selectStandings(
  tx: Tx,
  merchantId: string,
  mode: Mode,
  reference: string,
): Promise<StandingRow[] | null> {
  const [row] = await askStandings(tx.db, tx.providerId, merchantId, mode, reference)
  const found = row?.found
  return found ? (found.standings ?? []) : null
}

/** False when a payment with this reference is there already. */
export async function insertPayment(tx: Tx, payment: Payment): Promise<boolean> {
  const row = { ...payment, identity: JSON.stringify(payment.identity) }
  return insertRow(tx.db, 'payments', row, 'provider_id, merchant_id, mode, reference')
}

export async function selectPayment(tx: Tx, id: string): Promise<Payment | undefined> {
  return toPayment(await byId(tx, id).executeTakeFirst())
}

export async function selectPaymentForUpdate(tx: Tx, id: string): Promise<Payment | undefined> {
  return toPayment(await byId(tx, id).forUpdate().executeTakeFirst())
}

export async function selectPaymentByReference(
  tx: Tx,
  { merchantId, mode, reference }: Pick<Payment, 'merchantId' | 'mode' | 'reference'>,
): Promise<Payment | undefined> {
  const row = await tx.db
    .selectFrom('payments')
    .selectAll()
    .where('providerId', '=', tx.providerId)
    .where('merchantId', '=', merchantId)
    .where('mode', '=', mode)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return toPayment(row)
}

/** Newest first; ids sort by time. */
export async function selectPayments(tx: Tx, filter: PaymentFilter): Promise<Payment[]> {
  let query = tx.db
    .selectFrom('payments')
    .selectAll()
    .where('providerId', '=', tx.providerId)
    .where('mode', '=', filter.mode)
  if (filter.merchantId) query = query.where('merchantId', '=', filter.merchantId)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.reference) query = query.where('reference', '=', filter.reference)
  if (filter.createdFrom) query = query.where('createdAt', '>=', filter.createdFrom)
  if (filter.createdTo) query = query.where('createdAt', '<', filter.createdTo)
  if (filter.before) query = query.where('id', '<', filter.before)
  const rows = await query.orderBy('id', 'desc').limit(filter.limit).execute()
  return rows.map((row) => toPayment(row)!)
}

/** Writes what a move changed, but only over the state that the decision was made on. */
export async function updatePayment(tx: Tx, before: Payment, after: Payment): Promise<void> {
  assert(await updatePaymentIf(tx, before, after), `payment ${before.id} is no longer ${before.state}`)
}

/** The same, where somebody may have been faster: false, and nothing is written, when the state is another. */
export async function updatePaymentIf(tx: Tx, before: Payment, after: Payment): Promise<boolean> {
  const { providerId, id, state } = before
  return updateRow(tx.db, 'payments', changes(before, after), { providerId, id, state })
}

function byId(tx: Tx, id: string) {
  return tx.db.selectFrom('payments').selectAll().where('providerId', '=', tx.providerId).where('id', '=', id)
}

function changes(before: Payment, after: Payment): Partial<Tables['payments']> {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Payment])
  return Object.fromEntries(changed)
}

function toPayment(row: Tables['payments'] | undefined): Payment | undefined {
  if (!row) return undefined
  return {
    ...row,
    identity: row.identity as Payment['identity'],
    amount: fen(row.amount),
    fee: fen(row.fee),
    refunding: fen(row.refunding),
    refundAccepted: fen(row.refundAccepted),
    payerTotal: optionalFen(row.payerTotal),
  }
}

function optionalFen(value: number | null): Fen | null {
  return value === null ? null : fen(value)
}
