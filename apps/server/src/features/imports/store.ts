import { sql } from 'kysely'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import {
  emptyCounts,
  type Import,
  type Line,
  type LineCounts,
  type LineOutcome,
  type LineState,
} from './file-import.ts'
import type { KnownMerchant } from './merchant-books.ts'
import type { KnownAccount, KnownSubMerchant } from './payment-books.ts'
import type { PaymentLine } from './payment-line.ts'

/** A line as it lies in the database: its cells are sealed. */
export type SealedLine = Omit<Line, 'cells'> & { readonly sealed: Buffer }

export async function insertImport(tx: Tx, made: Import): Promise<void> {
  await tx.db.insertInto('imports').values(made).execute()
}

const insertSome = statement(`
  insert into import_lines (provider_id, import_id, number, state, sealed, findings)
  select $1, $2, l.number, l.state, l.sealed, l.findings
  from unnest($3::int[], $4::text[], $5::bytea[], $6::jsonb[]) as l (number, state, sealed, findings)`)

export async function insertLines(tx: Tx, importId: string, lines: readonly SealedLine[]): Promise<void> {
  const findings = lines.map((line) => JSON.stringify(line.findings))
  const numbers = lines.map(({ number }) => number)
  const states = lines.map(({ state }) => state)
  await insertSome(
    tx.db,
    tx.providerId,
    importId,
    numbers,
    states,
    lines.map(({ sealed }) => sealed),
    findings,
  )
}

export async function countUnfinished(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('imports')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('providerId', '=', tx.providerId)
    .where('state', 'in', ['checking', 'running'])
    .executeTakeFirstOrThrow()
  return count
}

export async function selectImports(tx: Tx, mode: Mode, before: string | null, limit: number): Promise<Import[]> {
  let query = ofProvider(tx).where('mode', '=', mode)
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()) as Import[]
}

export async function selectImport(tx: Tx, id: string): Promise<Import | undefined> {
  return (await ofProvider(tx).where('id', '=', id).executeTakeFirst()) as Import | undefined
}

export async function selectImportForUpdate(tx: Tx, id: string): Promise<Import | undefined> {
  return (await ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst()) as Import | undefined
}

export async function updateImport(
  tx: Tx,
  id: string,
  changes: Partial<Pick<Import, 'state' | 'startedBy' | 'startedAt' | 'endedAt'>>,
): Promise<void> {
  await tx.db.updateTable('imports').set(changes).where('providerId', '=', tx.providerId).where('id', '=', id).execute()
}

type Counted = { readonly importId: string; readonly state: LineState; readonly count: number }
const countStates = statement<Counted>(`
  select import_id, state, count(*) as count from import_lines
  where provider_id = $1 and import_id = any($2) group by import_id, state`)

/** How the lines of these imports stand. */
export async function countLines(tx: Tx, ids: readonly string[]): Promise<Map<string, LineCounts>> {
  const counts = new Map(ids.map((id) => [id, emptyCounts()]))
  for (const { importId, state, count } of await countStates(tx.db, tx.providerId, ids))
    counts.get(importId)![state] = count
  return counts
}

/** The lines after a row, in the order of the file. */
export async function selectLines(
  tx: Tx,
  importId: string,
  { state, after, limit }: { readonly state: LineState | null; readonly after: number; readonly limit: number },
): Promise<SealedLine[]> {
  let query = tx.db
    .selectFrom('importLines')
    .select(['number', 'state', 'sealed', 'findings', 'thingId'])
    .where('providerId', '=', tx.providerId)
    .where('importId', '=', importId)
    .where('number', '>', after)
  if (state) query = query.where('state', '=', state)
  return (await query.orderBy('number').limit(limit).execute()) as SealedLine[]
}

const updateSome = statement(`
  update import_lines l set state = o.state, findings = o.findings, thing_id = o.thing_id
  from unnest($3::int[], $4::text[], $5::jsonb[], $6::text[]) as o (number, state, findings, thing_id)
  where l.provider_id = $1 and l.import_id = $2 and l.number = o.number`)

export async function updateLines(tx: Tx, importId: string, outcomes: readonly LineOutcome[]): Promise<void> {
  const findings = outcomes.map((outcome) => JSON.stringify(outcome.findings))
  const numbers = outcomes.map(({ number }) => number)
  const states = outcomes.map(({ state }) => state)
  await updateSome(
    tx.db,
    tx.providerId,
    importId,
    numbers,
    states,
    findings,
    outcomes.map(({ thingId }) => thingId),
  )
}

export async function deleteLines(tx: Tx, importId: string): Promise<void> {
  await tx.db
    .deleteFrom('importLines')
    .where('providerId', '=', tx.providerId)
    .where('importId', '=', importId)
    .execute()
}

// What follows reads other features' tables, many rows at once, and never writes them.

export async function selectAccounts(tx: Tx, mode: Mode): Promise<KnownAccount[]> {
  return tx.db
    .selectFrom('accounts')
    .select(['id', 'spMchid', 'clockOffsetMs'])
    .where('providerId', '=', tx.providerId)
    .where('mode', '=', mode)
    .execute()
}

/** Agents by the names that they sign in with. */
export async function selectAgents(tx: Tx, logins: readonly string[]): Promise<{ id: string; login: string }[]> {
  if (logins.length === 0) return []
  return tx.db
    .selectFrom('people')
    .innerJoin('memberships', (join) =>
      join.onRef('memberships.providerId', '=', 'people.providerId').onRef('memberships.personId', '=', 'people.id'),
    )
    .select(['people.id', 'people.login'])
    .where('people.providerId', '=', tx.providerId)
    .where('people.login', 'in', logins)
    .where('memberships.role', '=', 'agent')
    .where('memberships.merchantId', 'is', null)
    .where('memberships.endedAt', 'is', null)
    .execute()
}

type KnownNumber = KnownMerchant & { readonly accountId: string; readonly subMchid: string }
const askNumbers = statement<KnownNumber>(`
  select s.account_id, s.sub_mchid, m.id, m.name, m.subject, m.reference from sub_merchants s
  join merchants m on m.provider_id = s.provider_id and m.id = s.merchant_id
  where s.provider_id = $1 and s.sub_mchid = any($2)`)

export async function selectKnownNumbers(tx: Tx, subMchids: readonly string[]): Promise<KnownNumber[]> {
  return askNumbers(tx.db, tx.providerId, subMchids)
}

/** Merchants that are called so, or have one of our numbers; the oldest first. */
export async function selectKnownMerchants(
  tx: Tx,
  names: readonly string[],
  references: readonly string[],
): Promise<KnownMerchant[]> {
  return tx.db
    .selectFrom('merchants')
    .select(['id', 'name', 'subject', 'reference'])
    .where('providerId', '=', tx.providerId)
    .where((where) =>
      where.or([
        where('name', '=', sql<string>`any(${names})`),
        where('reference', '=', sql<string>`any(${references})`),
      ]),
    )
    .orderBy('id')
    .execute()
}

type NumberRow = KnownSubMerchant & { readonly accountId: string; readonly subMchid: string }

export async function selectSubMerchants(tx: Tx, subMchids: readonly string[]): Promise<NumberRow[]> {
  return tx.db
    .selectFrom('subMerchants')
    .select(['id', 'merchantId', 'feeRatePpm', 'accountId', 'subMchid'])
    .where('providerId', '=', tx.providerId)
    .where('subMchid', '=', sql<string>`any(${subMchids})`)
    .execute()
}

/** The appids of the provider's own accounts. */
export async function selectOwnAppids(tx: Tx): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('appids')
    .select('appid')
    .where('providerId', '=', tx.providerId)
    .where('accountId', 'is not', null)
    .execute()
  return rows.map(({ appid }) => appid)
}

type FoundPayment = {
  readonly id: string
  readonly accountId: string
  readonly merchantId: string
  readonly outTradeNo: string | null
  readonly transactionId: string | null
  readonly reference: string
  readonly amount: number
}
// Each way to a payment is an index of its own.
const askPayments = statement<FoundPayment>(`
  with ways as (
    select p.id from accounts a cross join lateral (select p.id from payments p where p.provider_id = $1 and p.account_id = a.id
      and p.out_trade_no is not null and p.out_trade_no = any($3)) p where a.provider_id = $1
    union
    select p.id from accounts a cross join lateral (select p.id from payments p where p.provider_id = $1 and p.account_id = a.id
      and p.transaction_id is not null and p.transaction_id = any($4)) p where a.provider_id = $1
    union
    select p.id from sub_merchants s cross join lateral (select p.id from payments p where p.provider_id = $1
      and p.merchant_id = s.merchant_id and p.mode = $2 and p.reference = any($5)) p
    where s.provider_id = $1 and s.sub_mchid = any($6)
  )
  select p.id, p.account_id, p.merchant_id, p.out_trade_no, p.transaction_id, p.reference, p.amount
  from ways w join payments p on p.provider_id = $1 and p.id = w.id order by p.id`)

/** What is here that these lines may be of, or clash with. */
export async function selectKnownPayments(
  tx: Tx,
  mode: Mode,
  lines: readonly Pick<PaymentLine, 'outTradeNo' | 'transactionId' | 'reference' | 'subMchid'>[],
): Promise<FoundPayment[]> {
  const outTradeNos = lines.map(({ outTradeNo }) => outTradeNo)
  const transactions = lines.map(({ transactionId }) => transactionId)
  const references = lines.map(({ reference }) => reference)
  const subMchids = [...new Set(lines.map(({ subMchid }) => subMchid))]
  return askPayments(tx.db, tx.providerId, mode, outTradeNos, transactions, references, subMchids)
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('imports').selectAll().where('providerId', '=', tx.providerId)
}
