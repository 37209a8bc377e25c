import { fen } from '../../kit/fen.ts'
import { statement } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { BillLine } from '../bill-lines/bill-line.ts'
import type { Difference } from './difference.ts'
import type { Reconciliation, Totals } from './reconciliation.ts'

export type ReconciliationFilter = {
  readonly mode: 'test' | 'live'
  readonly accountId: string | null
  readonly state: Reconciliation['state'] | null
  readonly before: string | null
  readonly limit: number
}

type Whose = Pick<Reconciliation, 'accountId' | 'day' | 'run'>
type Days = { readonly newest: string | null; readonly connectedAt: Date; readonly earliestRetry: Date | null }

const askDays = statement<Days>(`
  select (select max(day) from reconciliations where provider_id = $1 and account_id = $2) as newest,
    (select created_at from accounts where provider_id = $1 and id = $2) as connected_at,
    (select min(next_at) from reconciliations where provider_id = $1 and account_id = $2) as earliest_retry`)

/** Where the account's comparisons stand. */
export async function selectDays(tx: Tx, accountId: string): Promise<Days> {
  return (await askDays(tx.db, tx.providerId, accountId))[0]!
}

export async function insertReconciliation(tx: Tx, reconciliation: Reconciliation): Promise<void> {
  await tx.db.insertInto('reconciliations').values(toRow(reconciliation)).execute()
}

/** Joins: locks the row, so that of two workers on one day the second waits and sees what the first did. */
export async function selectReconciliationForUpdate(tx: Tx, id: string): Promise<Reconciliation | undefined> {
  const row = await ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && fromRow(row)
}

export async function selectReconciliation(
  tx: Tx,
  id: string,
  mode: ReconciliationFilter['mode'],
): Promise<Reconciliation | undefined> {
  const row = await ofProvider(tx)
    .where('id', '=', id)
    .where('accountId', 'in', accountsOf(tx, mode))
    .executeTakeFirst()
  return row && fromRow(row)
}

/** The day that has waited longest for its next look. */
export async function selectDueForUpdate(tx: Tx, accountId: string): Promise<Reconciliation | undefined> {
  const row = await ofProvider(tx)
    .where('accountId', '=', accountId)
    .where('nextAt', '<=', tx.now)
    .orderBy('nextAt')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function updateReconciliation(tx: Tx, after: Reconciliation): Promise<void> {
  await tx.db
    .updateTable('reconciliations')
    .set(toRow(after))
    .where('providerId', '=', tx.providerId)
    .where('id', '=', after.id)
    .execute()
}

/** Newest first; ids sort by time. */
export async function selectReconciliations(tx: Tx, filter: ReconciliationFilter): Promise<Reconciliation[]> {
  let query = ofProvider(tx).where('accountId', 'in', accountsOf(tx, filter.mode))
  if (filter.accountId) query = query.where('accountId', '=', filter.accountId)
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.before) query = query.where('id', '<', filter.before)
  return (await query.orderBy('id', 'desc').limit(filter.limit).execute()).map(fromRow)
}

export async function selectDifferences(tx: Tx, reconciliationId: string, limit: number): Promise<Difference[]> {
  const rows = await tx.db
    .selectFrom('billDifferences')
    .select(['reconciliationId', 'kind', 'thing', 'number', 'ours', 'theirs'])
    .where('providerId', '=', tx.providerId)
    .where('reconciliationId', '=', reconciliationId)
    .orderBy('thing')
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows as Difference[]
}

const totalTheirs = statement<Totals>(`
  select count(*) filter (where kind = 'payment') as payments, coalesce(sum(amount) filter (where kind = 'payment'), 0)::bigint as paid,
    count(*) filter (where kind = 'refund') as refunds, coalesce(sum(amount) filter (where kind = 'refund'), 0)::bigint as refunded
  from bill_lines where provider_id = $1 and account_id = $2 and day = $3 and run = $4 and not is_elsewhere`)

export async function selectTheirTotals(tx: Tx, { accountId, day, run }: Whose): Promise<Totals> {
  return toTotals((await totalTheirs(tx.db, tx.providerId, accountId, day, run))[0]!)
}

// A refund whose acceptance nobody has told us the time of stands in the day in whose bill it is found.
const ourRefunds = `
  select r.* from refunds r where r.provider_id = $1 and r.account_id = $2 and r.accepted_at >= $5 and r.accepted_at < $6
  union all
  select r.* from bill_lines l, lateral (
    select * from refunds where provider_id = $1 and id = l.number and account_id = $2 limit 1) r
  where l.provider_id = $1 and l.account_id = $2 and l.day = $3 and l.run = $4 and l.kind = 'refund'
    and r.accepted_at is null and r.state in ('processing', 'abnormal', 'succeeded', 'closed')`
const ourPayments = `
  select p.* from payments p where p.provider_id = $1 and p.account_id = $2 and p.paid_at >= $5 and p.paid_at < $6`

const totalOurs = statement<Totals>(`
  with p as (${ourPayments}), r as (${ourRefunds})
  select (select count(*) from p) as payments, (select coalesce(sum(amount), 0) from p)::bigint as paid,
    (select count(*) from r) as refunds, (select coalesce(sum(amount), 0) from r)::bigint as refunded`)

export async function selectOurTotals(tx: Tx, { accountId, day, run }: Whose, from: Date, to: Date): Promise<Totals> {
  return toTotals((await totalOurs(tx.db, tx.providerId, accountId, day, run, from, to))[0]!)
}

// The planner knows nothing of rows that came a moment ago, and took a million for one: it compared each with each. What has
// a limit is looked up by index for each row, whatever it thinks.
const billed = (kind: BillLine['kind']) => `
  select * from bill_lines where provider_id = $1 and account_id = $2 and day = $3 and run = $4 and kind = '${kind}' and not is_elsewhere`

const unbilled = (kind: BillLine['kind'], thing: string) => `(
  select l.run from bill_lines l where l.provider_id = $1 and l.account_id = $2 and l.day = $3 and l.kind = '${kind}'
    and l.number = ${kind === 'payment' ? `coalesce(${thing}.out_trade_no, ${thing}.id)` : `${thing}.id`} and l.run = $4 limit 1) is null`

const allowLong = statement(`select set_config('statement_timeout', $1, true)`)

const forget = statement('delete from bill_differences where provider_id = $1 and reconciliation_id = $2')

const comparePayments = statement<{ count: number }>(`
  with l as (${billed('payment')}),
  p as (${ourPayments}),
  differing as (
    select d.kind, l.number,
      case when o.id is null then '{}'::jsonb else jsonb_build_object('state', o.state, 'amount', o.amount,
        'sub_mchid', o.identity ->> 'subMchid', 'transaction_id', o.transaction_id, 'at', o.paid_at) end as ours,
      jsonb_build_object('amount', l.amount, 'sub_mchid', l.sub_mchid, 'transaction_id', l.transaction_id) as theirs
    from l left join lateral (
        (select * from payments where provider_id = $1 and id = l.number and account_id = $2 limit 1)
        union all
        (select * from payments where provider_id = $1 and account_id = $2 and out_trade_no = l.number limit 1)) o on true,
      lateral (select case when o.id is null then 'not_here' when o.state <> 'paid' then 'state' when o.amount <> l.amount then 'amount'
        when o.identity ->> 'subMchid' <> l.sub_mchid then 'owner' when o.transaction_id <> l.transaction_id then 'transaction'
        when o.paid_at < $5 or o.paid_at >= $6 then 'day' end as kind) d
    where d.kind is not null
    union all
    select 'not_there', p.id, jsonb_build_object('state', p.state, 'amount', p.amount, 'sub_mchid', p.identity ->> 'subMchid',
      'transaction_id', p.transaction_id, 'at', p.paid_at), '{}'::jsonb
    from p where ${unbilled('payment', 'p')}
  ), kept as (
    insert into bill_differences (provider_id, reconciliation_id, kind, thing, number, ours, theirs)
    select $1, $7, kind, 'payment', number, ours, theirs from differing order by number, kind limit $8
  )
  select count(*) as count from differing`)

const compareRefunds = statement<{ count: number }>(`
  with l as (${billed('refund')}),
  r as (${ourRefunds}),
  differing as (
    select d.kind, l.number,
      case when o.id is null then '{}'::jsonb else jsonb_build_object('state', o.state, 'amount', o.amount,
        'sub_mchid', s.sub_mchid, 'refund_id', o.refund_id, 'at', o.accepted_at) end as ours,
      jsonb_build_object('amount', l.amount, 'sub_mchid', l.sub_mchid, 'refund_id', l.transaction_id) as theirs
    from l left join lateral (
        select * from refunds where provider_id = $1 and id = l.number and account_id = $2 limit 1) o on true
      left join lateral (select * from sub_merchants where provider_id = $1 and id = o.sub_merchant_id limit 1) s on true,
      lateral (select case when o.id is null then 'not_here' when o.state in ('requested', 'unknown', 'refused') then 'state'
        when o.amount <> l.amount then 'amount' when s.sub_mchid <> l.sub_mchid then 'owner'
        when o.refund_id <> l.transaction_id then 'transaction'
        when o.accepted_at < $5 or o.accepted_at >= $6 then 'day' end as kind) d
    where d.kind is not null
    union all
    select 'not_there', r.id, jsonb_build_object('state', r.state, 'amount', r.amount, 'refund_id', r.refund_id,
      'at', r.accepted_at), '{}'::jsonb
    from r where ${unbilled('refund', 'r')}
  ), kept as (
    insert into bill_differences (provider_id, reconciliation_id, kind, thing, number, ours, theirs)
    select $1, $7, kind, 'refund', number, ours, theirs from differing order by number, kind limit $8
  )
  select count(*) as count from differing`)

const compareReversals = statement<{ count: number }>(`
  with l as (${billed('reversal')}),
  kept as (
    insert into bill_differences (provider_id, reconciliation_id, kind, thing, number, ours, theirs)
    select $1, $5, 'not_here', 'reversal', number, '{}'::jsonb,
      jsonb_build_object('amount', amount, 'sub_mchid', sub_mchid, 'transaction_id', transaction_id)
    from l order by number limit $6
  )
  select count(*) as count from l`)

/** Until the transaction ends, a statement may take longer than the pool allows: a bill may have a million rows. */
export async function allowLongStatements(tx: Tx, ms: number): Promise<void> {
  await allowLong(tx.db, String(ms))
}

/** Lists anew where bill and books differ, at most `limit` of a kind of thing, and returns how many there are in all. */
export async function replaceDifferences(
  tx: Tx,
  { id, accountId, day, run }: Reconciliation,
  from: Date,
  to: Date,
  limit: number,
): Promise<number> {
  await forget(tx.db, tx.providerId, id)
  const which = [tx.providerId, accountId, day, run] as const
  const [payments] = await comparePayments(tx.db, ...which, from, to, id, limit)
  const [refunds] = await compareRefunds(tx.db, ...which, from, to, id, limit)
  const [reversals] = await compareReversals(tx.db, ...which, id, limit)
  return payments!.count + refunds!.count + reversals!.count
}

function accountsOf(tx: Tx, mode: ReconciliationFilter['mode']) {
  return tx.db.selectFrom('accounts').select('id').where('providerId', '=', tx.providerId).where('mode', '=', mode)
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('reconciliations').selectAll().where('providerId', '=', tx.providerId)
}

function toRow({ theirs, ours, ...rest }: Reconciliation) {
  return {
    ...rest,
    theirPayments: theirs?.payments ?? null,
    theirPaid: theirs?.paid ?? null,
    theirRefunds: theirs?.refunds ?? null,
    theirRefunded: theirs?.refunded ?? null,
    ourPayments: ours?.payments ?? null,
    ourPaid: ours?.paid ?? null,
    ourRefunds: ours?.refunds ?? null,
    ourRefunded: ours?.refunded ?? null,
  }
}

function fromRow(row: Tables['reconciliations']): Reconciliation {
  const {
    theirPayments,
    theirPaid,
    theirRefunds,
    theirRefunded,
    ourPayments,
    ourPaid,
    ourRefunds,
    ourRefunded,
    ...rest
  } = row
  return {
    ...rest,
    theirs: totalsOf(theirPayments, theirPaid, theirRefunds, theirRefunded),
    ours: totalsOf(ourPayments, ourPaid, ourRefunds, ourRefunded),
  }
}

function totalsOf(
  payments: number | null,
  paid: number | null,
  refunds: number | null,
  refunded: number | null,
): Totals | null {
  if (payments === null || paid === null || refunds === null || refunded === null) return null
  return { payments, paid: fen(paid), refunds, refunded: fen(refunded) }
}

function toTotals({ payments, paid, refunds, refunded }: Totals): Totals {
  return { payments, paid: fen(paid), refunds, refunded: fen(refunded) }
}
