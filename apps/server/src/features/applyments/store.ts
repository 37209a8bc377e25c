import { type Selectable, sql } from 'kysely'
import { insertRow, statement, updateRow } from '../../storage/statement.ts'
import type { Tables } from '../../storage/tables.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import type { Applyment } from './applyment.ts'
import type { ApplymentFilter } from './applyment-filter.ts'
import type { Rejection } from './applyment-report.ts'
import type { Draft } from './draft.ts'
import { columnsOf } from './form-columns.ts'
import type { Paper } from './paper.ts'

const paperColumns = [
  'id',
  'applymentId',
  'filename',
  'bytes',
  'sha256',
  'mediaId',
  'uploadedAt',
  'addedAt',
  'deletedAt',
] as const

const askWaiting = statement<{ readonly count: number }>(
  "select count(*)::int as count from applyments where provider_id = $1 and account_id = $2 and state = 'submitting'",
)

const askOpen = statement<{ readonly count: number }>(`
  select count(*)::int as count from (
    select from applyments
    where provider_id = $1 and mode = $2 and state in ('draft', 'editing', 'rejected', 'refused')
      and ($3::text[] is null or merchant_id = any($3))
    limit $4) as open`)

export async function insertApplyment(tx: Tx, applyment: Applyment): Promise<void> {
  await insertRow(tx.db, 'applyments', columnsOf(applyment) as never)
}

export async function selectApplyment(tx: Tx, id: string): Promise<Applyment | undefined> {
  return toApplyment(await ofProvider(tx).where('id', '=', id).executeTakeFirst())
}

export async function selectApplymentForUpdate(tx: Tx, id: string): Promise<Applyment | undefined> {
  return toApplyment(await ofProvider(tx).where('id', '=', id).forUpdate().executeTakeFirst())
}

/** The newest that ended well, of a number or of a merchant; `mode` null is either. */
export async function selectFinished(
  tx: Tx,
  by: { readonly subMerchantId: string } | { readonly merchantId: string; readonly mode: Mode | null },
): Promise<Applyment | undefined> {
  let finished = ofProvider(tx).where('state', '=', 'finished')
  if ('subMerchantId' in by) finished = finished.where('subMerchantId', '=', by.subMerchantId)
  else {
    finished = finished.where('merchantId', '=', by.merchantId)
    if (by.mode) finished = finished.where('mode', '=', by.mode)
  }
  return toApplyment(await finished.orderBy('id', 'desc').limit(1).executeTakeFirst())
}

/** Newest first; ids sort by time. */
export async function selectApplyments(tx: Tx, filter: ApplymentFilter): Promise<Applyment[]> {
  const {
    mode,
    state,
    merchantId,
    merchantIds,
    accountId,
    query: words,
    createdFrom,
    createdTo,
    before,
    limit,
  } = filter
  let query = ofProvider(tx).where('mode', '=', mode)
  if (state) query = query.where('state', '=', state)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (merchantIds) query = query.where('merchantId', '=', sql<string>`any(${merchantIds})`)
  if (accountId) query = query.where('accountId', '=', accountId)
  if (words) query = query.where(fits(words))
  if (createdFrom) query = query.where('createdAt', '>=', createdFrom)
  if (createdTo) query = query.where('createdAt', '<', createdTo)
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map((row) => toApplyment(row)!)
}

/** How many of the account wait to be sent. */
export async function countWaiting(tx: Tx, accountId: string): Promise<number> {
  return (await askWaiting(tx.db, tx.providerId, accountId))[0]!.count
}

/** How many that people may write in there are of these merchants, or of all; counted as far as `most`. */
export async function countOpen(
  tx: Tx,
  mode: Mode,
  merchantIds: readonly string[] | null,
  most: number,
): Promise<number> {
  return (await askOpen(tx.db, tx.providerId, mode, merchantIds, most))[0]!.count
}

/** Writes what changed, but only over the state that the decision was made on: otherwise nothing of it happens. */
export function updateApplyment(tx: Tx, before: Applyment, after: Applyment): void {
  const changed = Object.entries(after).filter(([key, value]) => value !== before[key as keyof Applyment])
  if (changed.length === 0) return
  const { providerId, id, state } = before
  const changes: Partial<Tables['applyments']> = columnsOf(Object.fromEntries(changed))
  tx.write(updateRow(tx.db, 'applyments', changes, { providerId, id, state }))
}

export async function insertPaper(tx: Tx, paper: Paper, sealed: Buffer): Promise<void> {
  await insertRow(tx.db, 'papers', { ...paper, providerId: tx.providerId, sealed, confirmationId: null })
}

/** Oldest first. */
export async function selectPapers(tx: Tx, applymentIds: readonly string[]): Promise<Paper[]> {
  if (applymentIds.length === 0) return []
  return (await papers(tx).where('applymentId', 'in', applymentIds).orderBy('id').execute()) as Paper[]
}

/** One of an onboarding: other forms' papers are theirs. */
export async function selectPaper(tx: Tx, id: string): Promise<Paper | undefined> {
  const paper = await papers(tx).where('id', '=', id).where('applymentId', 'is not', null).executeTakeFirst()
  return paper as Paper | undefined
}

/** A paper with its bytes, and the form that it is of. */
export type SealedPaper = { readonly filename: string; readonly sealed: Buffer; readonly formId: string }

export async function selectPaperWithContent(tx: Tx, id: string): Promise<SealedPaper | undefined> {
  const row = await tx.db
    .selectFrom('papers')
    .select(['filename', 'sealed', 'applymentId', 'confirmationId'])
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row?.sealed) return undefined
  return { filename: row.filename, sealed: row.sealed, formId: row.applymentId ?? row.confirmationId ?? '' }
}

export async function selectSealedPaper(tx: Tx, id: string): Promise<Buffer | null> {
  const row = await tx.db
    .selectFrom('papers')
    .select('sealed')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.sealed ?? null
}

export async function updateMedia(tx: Tx, paperId: string, mediaId: string): Promise<void> {
  await tx.db
    .updateTable('papers')
    .set({ mediaId, uploadedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', paperId)
    .execute()
}

/** The bytes go; that they were there stays. */
export async function emptyPapers(tx: Tx, paperIds: readonly string[]): Promise<void> {
  if (paperIds.length === 0) return
  await tx.db
    .updateTable('papers')
    .set({ sealed: null, deletedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', 'in', paperIds)
    .where('deletedAt', 'is', null)
    .execute()
}

function papers(tx: Tx) {
  return tx.db.selectFrom('papers').select(paperColumns).where('providerId', '=', tx.providerId)
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('applyments').selectAll().where('providerId', '=', tx.providerId)
}

function fits(words: string) {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(name ilike ${part} or id = ${words} or business_code = ${words} or sub_mchid = ${words}
    or applyment_id::text = ${words})`
}

function toApplyment(row: Selectable<Tables['applyments']> | undefined): Applyment | undefined {
  if (!row) return undefined
  const { draftMasked, rejections, written } = row
  return {
    ...row,
    draftMasked: draftMasked as Draft,
    rejections: rejections as readonly Rejection[],
    written: written as Applyment['written'],
  }
}
