import assert from 'node:assert/strict'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertMerchant } from '../merchants/get-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Attachment, maxAttachmentsNamed } from './attachment.ts'
import { selectAttachment, selectAttachments, selectSealedAttachment } from './store.ts'

/** Newest first; a merchant has 200 at most. */
export async function listAttachments(ctx: Context, viewer: Viewer, merchantId: string): Promise<Attachment[]> {
  return inTenant(ctx, viewer, async (tx) => {
    await assertMerchant(tx, merchantId)
    return selectAttachments(tx, merchantId)
  })
}

/** Joins: refuses files that are not this merchant's, or too many of them. */
export async function assertAttachments(tx: Tx, merchantId: string, ids: readonly string[]): Promise<void> {
  if (ids.length > maxAttachmentsNamed) throw new PublicError('TOO_MANY_ATTACHMENTS', { limit: maxAttachmentsNamed })
  for (const id of ids) {
    const found = await selectAttachment(tx, id)
    if (found?.merchantId !== merchantId) throw new PublicError('ATTACHMENT_NOT_FOUND', { field: 'attachments', id })
  }
}

/** Joins: the sealed bytes of a file that is another thing's own, which has looked whose it is. */
export async function getSealedFile(tx: Tx, id: string): Promise<Buffer> {
  const sealed = await selectSealedAttachment(tx, id)
  assert(sealed, `${id} has no file`)
  return sealed
}
