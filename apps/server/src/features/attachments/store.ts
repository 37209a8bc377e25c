import { sql } from 'kysely'
import type { Tx } from '../../storage/tenant.ts'
import type { Attachment } from './attachment.ts'

const columns = ['id', 'merchantId', 'purpose', 'filename', 'bytes', 'sha256', 'addedAt', 'deletedAt'] as const

export async function insertAttachment(tx: Tx, attachment: Attachment, sealed: Buffer): Promise<void> {
  await tx.db
    .insertInto('attachments')
    .values({ ...attachment, providerId: tx.providerId, sealed })
    .execute()
}

/** Newest first; without those of agreements, which are shown with what they prove. */
export async function selectAttachments(tx: Tx, merchantId: string): Promise<Attachment[]> {
  return free(tx).where('merchantId', '=', merchantId).orderBy('id', 'desc').execute()
}

export async function selectAttachment(tx: Tx, id: string): Promise<Attachment | undefined> {
  return free(tx).where('id', '=', id).executeTakeFirst()
}

export async function selectSealedAttachment(tx: Tx, id: string): Promise<Buffer | null> {
  const row = await tx.db
    .selectFrom('attachments')
    .select('sealed')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.sealed ?? null
}

/** Its bytes go; that it was there stays. */
export async function emptyAttachment(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('attachments')
    .set({ sealed: null, deletedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

function free(tx: Tx) {
  const all = tx.db.selectFrom('attachments').select(columns).where('providerId', '=', tx.providerId)
  return all.where(sql<boolean>`starts_with(id, 'att_')`)
}
