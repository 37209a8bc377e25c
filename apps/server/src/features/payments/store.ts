import { sql } from 'kysely'
import { type Fen, fen } from '../../kit/fen.ts'
import { insertRow, statement, updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Payment } from './payment.ts'
import {
  idBounds,
  type PaymentConditions,
  type PaymentFilter,
  type StateSum,
  type Totals,
  toTotals,
} from './payment-filter.ts'
import type { Standing } from './standing.ts'

// The database's guard: a merchant's reference names one payment of a mode.
const oneReferenceOnePayment = 'payments_provider_id_merchant_id_mode_reference_key'
// How the database refuses a payment while no payments are taken for its account or its merchant.
const paymentsStopped = 'TY002'
// And while its merchant leaves, or once it has left.
const merchantGoing = 'TY003'

export type FoundStandings = {
  /** The payment that has this reference already. */
  readonly existingPaymentId: string | null
  readonly standings: readonly Standing[]
}

type StandingRow = Standing['account'] &
  Standing['subMerchant'] &
  Pick<Standing, 'merchantId' | 'merchantState' | 'subjectType'> & {
    readonly subMerchantId: string | null
    readonly accountId: string | null
    readonly equipment: Pick<Standing, 'permissions' | 'ownAppids' | 'boundAppids'>
    readonly existingPaymentId: string | null
  }

const askStandings = statement<StandingRow>(`
  select m.id as merchant_id, m.state as merchant_state, m.subject_type, s.id as sub_merchant_id, s.sub_mchid, s.fee_rate_ppm, s.equipment,
    a.id as account_id, a.sp_mchid, a.version, a.clock_offset_ms, p.id as existing_payment_id
  from merchants m
  left join sub_merchants s on s.provider_id = m.provider_id and s.merchant_id = m.id
  left join accounts a on a.provider_id = s.provider_id and a.id = s.account_id and a.mode = $3
  left join payments p on p.provider_id = m.provider_id and p.merchant_id = m.id and p.mode = $3 and p.reference = $4
  where m.provider_id = $1 and m.id = $2
  order by s.id`)

/**
 * How the merchant stands under each of its numbers of this mode, in one look: this is read for every payment. Null when
 * there is no such merchant. It reads other features' tables and never writes or locks them.
 */
export async function selectStandings(
  tx: Tx,
  { merchantId, mode, reference }: Pick<Payment, 'merchantId' | 'mode' | 'reference'>,
): Promise<FoundStandings | null> {
  const rows = await askStandings(tx.db, tx.providerId, merchantId, mode, reference)
  const [first] = rows
  if (!first) return null
  return { existingPaymentId: first.existingPaymentId, standings: rows.flatMap(toStanding) }
}

/** Fails (`isReferenceTaken`) where a payment with this reference has come in since it was looked for. */
export function insertPayment(tx: Tx, payment: Payment): void {
  const { identity, scene } = payment
  const said = { identity: JSON.stringify(identity), scene: scene && JSON.stringify(scene) }
  tx.write(insertRow(tx.db, 'payments', { ...payment, ...said }))
}

/** Where a write was refused because payments are stopped there: at which side, and the reason given. */
export function stopIn(error: unknown): { readonly at: string; readonly reason: string } | undefined {
  const { code, hint, detail } = (error ?? {}) as { code?: unknown; hint?: unknown; detail?: unknown }
  return code === paymentsStopped ? { at: String(hint), reason: String(detail) } : undefined
}

/** Whether a write was refused because the merchant leaves, which began while the payment was on its way in. */
export function isMerchantGoing(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === merchantGoing
}

export function isReferenceTaken(error: unknown): boolean {
  return (error as { constraint?: unknown } | null)?.constraint === oneReferenceOnePayment
}

export async function selectPayment(tx: Tx, id: string): Promise<Payment | undefined> {
  return toPayment(await byId(tx, id).executeTakeFirst())
}

export async function selectPaymentForUpdate(tx: Tx, id: string): Promise<Payment | undefined> {
  return toPayment(await byId(tx, id).forUpdate().executeTakeFirst())
}

/** The one that another system ordered under this number. */
export async function selectImportedForUpdate(
  tx: Tx,
  accountId: string,
  outTradeNo: string,
): Promise<Payment | undefined> {
  return toPayment(await byOutTradeNo(tx, accountId, outTradeNo).forUpdate().executeTakeFirst())
}

export async function selectImported(tx: Tx, accountId: string, outTradeNo: string): Promise<Payment | undefined> {
  return toPayment(await byOutTradeNo(tx, accountId, outTradeNo).executeTakeFirst())
}

/** Newest first; ids sort by time. */
export async function selectPayments(tx: Tx, filter: PaymentFilter): Promise<Payment[]> {
  let query = found(tx, filter).selectAll()
  if (filter.product) query = query.where('product', '=', filter.product)
  if (filter.amountFrom) query = query.where('amount', '>=', filter.amountFrom)
  if (filter.amountTo) query = query.where('amount', '<=', filter.amountTo)
  if (filter.before) query = query.where('id', '<', filter.before)
  const rows = await query.orderBy('id', 'desc').limit(filter.limit).execute()
  return rows.map((row) => toPayment(row)!)
}

/** What the conditions hold among the newest `atMost` of those that an index finds. */
export async function sumPayments(tx: Tx, filter: PaymentConditions, atMost: number): Promise<Totals> {
  const newest = found(tx, filter).select(['state', 'amount', 'product']).orderBy('id', 'desc').limit(atMost)
  const { product, amountFrom, amountTo } = filter
  const { rows } = await sql<StateSum>`
    select state, count(*) as looked_at, count(*) filter (where wanted) as count, coalesce(sum(amount) filter (where wanted), 0)::bigint as amount
    from (select state, amount, (${product}::text is null or product = ${product})
      and (${amountFrom}::bigint is null or amount >= ${amountFrom})
      and (${amountTo}::bigint is null or amount <= ${amountTo}) as wanted from (${newest}) n) w group by state order by state`.execute(
    tx.db,
  )
  return toTotals(rows)
}

/** Writes what a move changed, but only over the state that the decision was made on: otherwise nothing of it happens. */
export function updatePayment(tx: Tx, before: Payment, after: Payment): void {
  const changed = changes(before, after)
  if (Object.keys(changed).length === 0) return
  const { providerId, id, state } = before
  tx.write(updateRow(tx.db, 'payments', changed, { providerId, id, state }))
}

/** The conditions that indexes help with. A state is written out, because those that are rare have an index of their own. */
function found(tx: Tx, filter: PaymentConditions) {
  const { merchantId, storeId, terminalId, state, reference, subMchid, createdFrom, createdTo } = filter
  const ids = idBounds('payment', filter)
  let query = tx.db
    .selectFrom('payments')
    .where('providerId', '=', tx.providerId)
    .where('mode', '=', filter.mode)
    .where('id', '>=', ids.from)
    .where('id', '<', ids.to)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (storeId) query = query.where('storeId', '=', storeId)
  if (terminalId) query = query.where('terminalId', '=', terminalId)
  if (state) query = query.where('state', '=', sql.lit(state))
  if (reference) query = query.where('reference', '=', reference).where('merchantId', 'in', merchantsOf(tx))
  if (subMchid) query = query.where('subMerchantId', 'in', numbersOf(tx, subMchid))
  if (createdFrom) query = query.where('createdAt', '>=', createdFrom)
  if (createdTo) query = query.where('createdAt', '<', createdTo)
  return query
}

/** The unique key of references begins with the merchant: with all of them named, it finds one reference among millions. */
function merchantsOf(tx: Tx) {
  return tx.db.selectFrom('merchants').select('id').where('providerId', '=', tx.providerId)
}

function numbersOf(tx: Tx, subMchid: string) {
  return tx.db
    .selectFrom('subMerchants')
    .select('id')
    .where('providerId', '=', tx.providerId)
    .where('subMchid', '=', subMchid)
}

function byId(tx: Tx, id: string) {
  return tx.db.selectFrom('payments').selectAll().where('providerId', '=', tx.providerId).where('id', '=', id)
}

function byOutTradeNo(tx: Tx, accountId: string, outTradeNo: string) {
  return tx.db
    .selectFrom('payments')
    .selectAll()
    .where('providerId', '=', tx.providerId)
    .where('accountId', '=', accountId)
    .where('outTradeNo', '=', outTradeNo)
}

function changes(before: Payment, after: Payment): Partial<Tables['payments']> {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Payment])
  return Object.fromEntries(changed)
}

/** None where the number is under an account of the other mode, or the merchant has no number at all. */
function toStanding(row: StandingRow): Standing[] {
  const { subMerchantId, accountId, subMchid, feeRatePpm, spMchid, version, clockOffsetMs } = row
  if (subMerchantId === null || accountId === null) return []
  return [
    {
      merchantId: row.merchantId,
      merchantState: row.merchantState,
      subjectType: row.subjectType,
      subMerchant: { id: subMerchantId, subMchid, feeRatePpm },
      account: { id: accountId, spMchid, version, clockOffsetMs },
      ...row.equipment,
    },
  ]
}

function toPayment(row: Tables['payments'] | undefined): Payment | undefined {
  if (!row) return undefined
  return {
    ...row,
    identity: row.identity as Payment['identity'],
    scene: row.scene as Payment['scene'],
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
