import { sql } from 'kysely'
import { insertRow } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Paper } from './paper.ts'

const paperColumns = ['id', 'filename', 'bytes', 'sha256', 'mediaId', 'uploadedAt', 'addedAt', 'deletedAt'] as const

export async function insertPaper(tx: Tx, { formId, ...paper }: Paper, sealed: Buffer): Promise<void> {
  const isApplyment = formId.startsWith('apl_')
  const form = { applymentId: isApplyment ? formId : null, confirmationId: isApplyment ? null : formId }
  await insertRow(tx.db, 'papers', { ...paper, ...form, providerId: tx.providerId, sealed })
}

/** Oldest first. */
export async function selectPapers(tx: Tx, formIds: readonly string[]): Promise<Paper[]> {
  if (formIds.length === 0) return []
  const ofForms = papers(tx).where((eb) =>
    eb.or([eb('applymentId', 'in', formIds), eb('confirmationId', 'in', formIds)]),
  )
  return ofForms.orderBy('id').execute()
}

export async function selectPaper(tx: Tx, id: string): Promise<Paper | undefined> {
  return papers(tx).where('id', '=', id).executeTakeFirst()
}

/** Its bytes; null once they are deleted. */
export async function selectSealed(tx: Tx, id: string): Promise<Buffer | null> {
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
  const formId = sql<string>`coalesce(applyment_id, confirmation_id)`.as('formId')
  return tx.db.selectFrom('papers').select(paperColumns).select(formId).where('providerId', '=', tx.providerId)
}
