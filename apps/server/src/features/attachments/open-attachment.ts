import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Attachment, attachmentContext, attachmentKind } from './attachment.ts'
import { emptyAttachment, selectAttachment, selectSealedAttachment } from './store.ts'

export type OpenedAttachment = { readonly contentType: string; readonly filename: string; readonly content: Buffer }

/** Shows a file to a person. That it was opened is in the audit before it is seen. */
export async function openAttachment(ctx: Context, viewer: Viewer, doer: Actor, id: string): Promise<OpenedAttachment> {
  const { filename, sealed } = await inTenant(ctx, viewer, async (tx) => {
    const { merchantId, filename } = await mustGet(tx, id)
    const sealed = await selectSealedAttachment(tx, id)
    if (!sealed) throw new PublicError('ATTACHMENT_DELETED', { id })
    recordDeed(tx, doer, { act: 'attachment.opened', subjectId: merchantId, after: { attachment: id } })
    return { filename, sealed }
  })
  const content = ctx.vault.open(sealed, attachmentContext(id))
  return { contentType: attachmentKind(filename).contentType, filename, content }
}

/** Deletes a file's content; what names it keeps its name and hash. */
export async function emptyAttachmentOf(ctx: Context, viewer: Viewer, doer: Actor | null, id: string): Promise<void> {
  await inTenant(ctx, viewer, async (tx) => {
    const { merchantId, filename, deletedAt } = await mustGet(tx, id)
    if (deletedAt !== null) return
    await emptyAttachment(tx, id)
    if (doer)
      recordDeed(tx, doer, { act: 'attachment.removed', subjectId: merchantId, after: { attachment: id, filename } })
  })
}

async function mustGet(tx: Tx, id: string): Promise<Attachment> {
  const attachment = await selectAttachment(tx, id)
  if (!attachment) throw new PublicError('ATTACHMENT_NOT_FOUND', { id })
  return attachment
}
