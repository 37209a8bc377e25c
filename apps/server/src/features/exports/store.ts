import { statement } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Export } from './export.ts'

type Whose = Pick<Export, 'askedBy' | 'merchantId' | 'mode'>

const askUnfinished = statement<{ readonly count: number }>(
  "select count(*) as count from exports where provider_id = $1 and asked_by = $2 and state in ('waiting', 'running')",
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

export async function selectExports(tx: Tx, whose: Whose, before: string | null, limit: number): Promise<Export[]> {
  let query = ofAsker(tx, whose)
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toExport)
}

export async function selectExportOf(tx: Tx, whose: Whose, id: string): Promise<Export | undefined> {
  const row = await ofAsker(tx, whose).where('id', '=', id).executeTakeFirst()
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
