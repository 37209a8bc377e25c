import { sql } from 'kysely'
import { type Fen, fen } from '../../kit/fen.ts'
import { updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import { idBounds, type StateSum, type Totals, toTotals } from '../payments/payment-filter.ts'
import type { Mode } from '../providers/account.ts'
import type { Refund } from './refund.ts'
import type { RefundConditions, RefundFilter } from './refund-filter.ts'

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
  let query = found(tx, filter).selectAll()
  if (filter.amountFrom) query = query.where('amount', '>=', filter.amountFrom)
  if (filter.amountTo) query = query.where('amount', '<=', filter.amountTo)
  if (filter.before) query = query.where('id', '<', filter.before)
  const rows = await query.orderBy('id', 'desc').limit(filter.limit).execute()
  return rows.map((row) => toRefund(row)!)
}

/** Newest first. */
export async function selectRefundsOf(tx: Tx, paymentId: string, atMost: number): Promise<Refund[]> {
  const rows = await ofProvider(tx).where('paymentId', '=', paymentId).orderBy('id', 'desc').limit(atMost).execute()
  return rows.map((row) => toRefund(row)!)
}

/** What the conditions hold among the newest `atMost` of those that an index finds. */
export async function sumRefunds(tx: Tx, filter: RefundConditions, atMost: number): Promise<Totals> {
  const newest = found(tx, filter).select(['state', 'amount']).orderBy('id', 'desc').limit(atMost)
  const { amountFrom, amountTo } = filter
  const { rows } = await sql<StateSum>`
    select state, count(*) as looked_at, count(*) filter (where wanted) as count, coalesce(sum(amount) filter (where wanted), 0)::bigint as amount
    from (select state, amount, (${amountFrom}::bigint is null or amount >= ${amountFrom})
      and (${amountTo}::bigint is null or amount <= ${amountTo}) as wanted from (${newest}) n) w group by state order by state`.execute(
    tx.db,
  )
  return toTotals(rows)
}

/** Holds the person, so that what it refunds at the same time is summed up one after another. */
export async function lockPerson(tx: Tx, id: string): Promise<void> {
  await tx.db
    .selectFrom('people')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

/** What a person has refunded alone since then, and did not come to nothing. */
export async function sumOfPerson(
  tx: Tx,
  { personId, mode, since }: { readonly personId: string; readonly mode: Mode; readonly since: Date },
): Promise<Fen> {
  const { sum } = await tx.db
    .selectFrom('refunds')
    .select((eb) => eb.fn.sum<string | null>('amount').as('sum'))
    .where('providerId', '=', tx.providerId)
    .where('personId', '=', personId)
    .where('approvalId', 'is', null)
    .where('mode', '=', mode)
    .where('state', 'not in', ['closed', 'refused'])
    .where('createdAt', '>=', since)
    .executeTakeFirstOrThrow()
  return fen(Number(sum ?? 0))
}

/** Writes what a move changed, but only over the state that the decision was made on: otherwise nothing of it happens. */
export function updateRefund(tx: Tx, before: Refund, after: Refund): void {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Refund])
  if (changed.length === 0) return
  const { providerId, id, state } = before
  const changes: Partial<Tables['refunds']> = Object.fromEntries(changed)
  tx.write(updateRow(tx.db, 'refunds', changes, { providerId, id, state }))
}

/** The conditions that indexes help with. A state is written out, because those that are rare have an index of their own. */
function found(tx: Tx, filter: RefundConditions) {
  const { merchantId, storeId, state, reference, paymentId, subMchid, createdFrom, createdTo } = filter
  const ids = idBounds('refund', filter)
  let query = tx.db
    .selectFrom('refunds')
    .where('providerId', '=', tx.providerId)
    .where('mode', '=', filter.mode)
    .where('id', '>=', ids.from)
    .where('id', '<', ids.to)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (storeId) query = query.where('storeId', '=', storeId)
  if (state) query = query.where('state', '=', sql.lit(state))
  if (reference) query = query.where('reference', '=', reference)
  if (paymentId) query = query.where('paymentId', '=', paymentId)
  if (subMchid) query = query.where('subMerchantId', 'in', numbersOf(tx, subMchid))
  if (createdFrom) query = query.where('createdAt', '>=', createdFrom)
  if (createdTo) query = query.where('createdAt', '<', createdTo)
  return query
}

function numbersOf(tx: Tx, subMchid: string) {
  return tx.db
    .selectFrom('subMerchants')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('subMchid', '=', subMchid)
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('refunds').selectAll().where('providerId', '=', tx.providerId)
}

function toRefund(row: Tables['refunds'] | undefined): Refund | undefined {
  return row && { ...row, amount: fen(row.amount), feeReturned: fen(row.feeReturned) }
}
