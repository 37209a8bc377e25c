import { sql } from 'kysely'
import { statement } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { DocumentConditions, DocumentRow, Export } from './export.ts'

type Whose = Pick<Export, 'askedBy' | 'merchantId' | 'mode'>

const askUnfinished = statement<{ readonly count: number }>(
  "select count(*) as count from exports where provider_id = $1 and asked_by = $2 and state in ('waiting', 'running')",
)

const askUnfinishedOf = statement<{ readonly count: number }>(
  "select count(*) as count from exports where provider_id = $1 and departure_id = $2 and state in ('waiting', 'running')",
)

export async function insertExport(tx: Tx, made: Export): Promise<void> {
  await tx.db
    .insertInto('exports')
    .values({ ...made, filter: JSON.stringify(made.filter) })
    .execute()
}

export async function countUnfinished(tx: Tx, askedBy: string): Promise<number> {
  return (await askUnfinished(tx.db, tx.providerId, askedBy))[0]!.count
}

export async function countUnfinishedOf(tx: Tx, departureId: string): Promise<number> {
  return (await askUnfinishedOf(tx.db, tx.providerId, departureId))[0]!.count
}

export async function selectExports(tx: Tx, whose: Whose, before: string | null, limit: number): Promise<Export[]> {
  let query = ofAsker(tx, whose)
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toExport)
}

/** Those that were made for a merchant's leaving, newest first. */
export async function selectExportsOf(
  tx: Tx,
  departureId: string,
  mode: Export['mode'],
  limit: number,
): Promise<Export[]> {
  const query = ofProvider(tx).where('departureId', '=', departureId).where('mode', '=', mode)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toExport)
}

/** Of the files of a leaving that may be fetched, all but the newest so many. */
export async function selectOlderOf(
  tx: Tx,
  departureId: string,
  mode: Export['mode'],
  newest: number,
): Promise<Export[]> {
  const query = ofProvider(tx).where('departureId', '=', departureId).where('mode', '=', mode)
  const rows = await query.where('state', '=', 'ready').orderBy('id', 'desc').offset(newest).execute()
  return rows.map(toExport)
}

/** Asked for by whom it is, or made for the leaving of the merchant that it is: the provider's side may see all of those. */
export async function selectExportOf(tx: Tx, whose: Whose, id: string): Promise<Export | undefined> {
  const { askedBy, merchantId, mode } = whose
  const row = await ofProvider(tx)
    .where('id', '=', id)
    .where('mode', '=', mode)
    .where(
      sql<boolean>`(asked_by = ${askedBy} and merchant_id is not distinct from ${merchantId} or exists (
        select from departures d where d.provider_id = exports.provider_id and d.id = exports.departure_id
          and (${merchantId}::text is null or d.merchant_id = ${merchantId})))`,
    )
    .executeTakeFirst()
  return row && toExport(row)
}

export async function selectExportForUpdate(tx: Tx, id: string): Promise<Export | undefined> {
  const row = await ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toExport(row)
}

export async function updateExport(
  tx: Tx,
  id: string,
  changes: Partial<Pick<Export, 'state' | 'rowsDone' | 'rowsTotal' | 'bytes' | 'isCut' | 'readyAt'>>,
): Promise<void> {
  await tx.db.updateTable('exports').set(changes).where('providerId', '=', tx.providerId).where('id', '=', id).execute()
}

export async function insertPart(tx: Tx, exportId: string, number: number, sealed: Buffer): Promise<void> {
  await tx.db.insertInto('exportParts').values({ providerId: tx.providerId, exportId, number, sealed }).execute()
}

export async function selectPart(tx: Tx, exportId: string, number: number): Promise<Buffer | undefined> {
  const row = await tx.db
    .selectFrom('exportParts')
    .select('sealed')
    .where('providerId', '=', tx.providerId)
    .where('exportId', '=', exportId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.sealed
}

export async function deleteParts(tx: Tx, exportId: string): Promise<void> {
  await tx.db
    .deleteFrom('exportParts')
    .where('providerId', '=', tx.providerId)
    .where('exportId', '=', exportId)
    .execute()
}

const askDocuments = statement<DocumentRow>(`
  select * from (
    select f.id, 'applyment' as kind, f.business_code as number_at_wechat, f.sub_mchid, f.name as about, f.state, f.created_at
      from applyments f where f.provider_id = $1 and f.merchant_id = $2 and f.mode = $3
    union all
    select f.id, 'subject_confirmation', f.business_code, f.sub_mchid, f.name, f.state, f.created_at
      from subject_confirmations f where f.provider_id = $1 and f.merchant_id = $2 and f.mode = $3
    union all
    select c.id, 'settlement_change', c.application_no, c.sub_mchid, c.account_bank || ' ' || c.account_number_masked, c.state, c.created_at
      from settlement_changes c where c.provider_id = $1 and c.merchant_id = $2 and c.mode = $3
    union all
    select g.id, g.kind, null, s.sub_mchid, g.appid, case when g.withdrawn_at is null then 'standing' else 'withdrawn' end, g.added_at
      from agreements g join sub_merchants s on s.provider_id = g.provider_id and s.id = g.sub_merchant_id
      join accounts a on a.provider_id = s.provider_id and a.id = s.account_id
      where g.provider_id = $1 and s.merchant_id = $2 and a.mode = $3
  ) d where $4::text is null or d.id collate "C" < $4 order by d.id collate "C" desc limit $5`)

/** A merchant's forms and agreements. It reads other features' tables and never writes them. */
export async function selectDocuments(
  tx: Tx,
  { merchantId, mode }: DocumentConditions,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<DocumentRow[]> {
  return askDocuments(tx.db, tx.providerId, merchantId, mode, before, limit)
}

/** The names of these merchants by their ids. It reads another feature's table and never writes it. */
export async function selectMerchantNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('merchants')
    .select(['id', 'name'])
    .where('providerId', '=', tx.providerId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** As they are called now. */
export async function selectStoreNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('stores')
    .select(['id', 'name'])
    .where('providerId', '=', tx.providerId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function ofAsker(tx: Tx, { askedBy, merchantId, mode }: Whose) {
  const query = ofProvider(tx).where('askedBy', '=', askedBy).where('mode', '=', mode)
  return merchantId === null ? query.where('merchantId', 'is', null) : query.where('merchantId', '=', merchantId)
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('exports').selectAll().where('providerId', '=', tx.providerId)
}

function toExport(row: Tables['exports']): Export {
  return { ...row, filter: row.filter as Export['filter'] }
}
