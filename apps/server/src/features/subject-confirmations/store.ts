import { sql } from 'kysely'
import { insertRow, updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Confirmation, ConfirmationForm, ConfirmationPaper } from './confirmation.ts'
import type { ConfirmationFilter } from './confirmation-filter.ts'

const paperColumns = [
  ...([
    'id',
    'confirmationId',
    'filename',
    'bytes',
    'sha256',
    'mediaId',
    'uploadedAt',
    'addedAt',
    'deletedAt',
  ] as const),
] as const

export async function insertConfirmation(tx: Tx, confirmation: Confirmation): Promise<void> {
  const { draftMasked, ...row } = confirmation
  await insertRow(tx.db, 'subjectConfirmations', { ...row, draftMasked: JSON.stringify(draftMasked) } as never)
}

export async function selectConfirmation(tx: Tx, id: string): Promise<Confirmation | undefined> {
  return toConfirmation(await ofProvider(tx).where('id', '=', id).executeTakeFirst())
}

export async function selectConfirmationForUpdate(tx: Tx, id: string): Promise<Confirmation | undefined> {
  return toConfirmation(await ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst())
}

/** Newest first; ids sort by time. */
export async function selectConfirmations(tx: Tx, filter: ConfirmationFilter): Promise<Confirmation[]> {
  const { mode, state, merchantId, query: words, before, limit } = filter
  let query = ofProvider(tx).where('mode', '=', mode)
  if (state) query = query.where('state', '=', state)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (words) query = query.where(fits(words))
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map((row) => toConfirmation(row)!)
}

/** Writes what changed, but only over the state that the decision was made on: otherwise nothing of it happens. */
export function updateConfirmation(tx: Tx, before: Confirmation, after: Confirmation): void {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Confirmation])
  if (changed.length === 0) return
  const { providerId, id, state } = before
  const columns = changed.map(([key, value]) => [key, key === 'draftMasked' ? JSON.stringify(value) : value])
  const changes: Partial<Tables['subjectConfirmations']> = Object.fromEntries(columns)
  tx.write(updateRow(tx.db, 'subjectConfirmations', changes, { providerId, id, state }))
}

export async function insertConfirmationPaper(tx: Tx, paper: ConfirmationPaper, sealed: Buffer): Promise<void> {
  await insertRow(tx.db, 'papers', { ...paper, providerId: tx.providerId, sealed, applymentId: null })
}

/** Oldest first. */
export async function selectConfirmationPapers(tx: Tx, confirmationId: string): Promise<ConfirmationPaper[]> {
  const rows = await tx.db
    .selectFrom('papers')
    .select(paperColumns)
    .where('providerId', '=', tx.providerId)
    .where('confirmationId', '=', confirmationId)
    .orderBy('id')
    .execute()
  return rows as ConfirmationPaper[]
}

/** Of which confirmation a paper is; null where it is of none. */
export async function selectConfirmationOfPaper(tx: Tx, paperId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('papers')
    .select('confirmationId')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', paperId)
    .executeTakeFirst()
  return row?.confirmationId ?? null
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('subjectConfirmations').selectAll().where('providerId', '=', tx.providerId)
}

function fits(words: string) {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(name ilike ${part} or id = ${words} or business_code = ${words} or sub_mchid = ${words}
    or applyment_id::text = ${words})`
}

function toConfirmation(row: Tables['subjectConfirmations'] | undefined): Confirmation | undefined {
  return row && { ...row, draftMasked: row.draftMasked as ConfirmationForm }
}
