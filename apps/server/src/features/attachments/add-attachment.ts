import { createHash } from 'node:crypto'
import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant } from '../../storage/tenant.ts'
import { assertMerchant } from '../merchants/get-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import {
  type Attachment,
  assertAttachment,
  attachmentContext,
  maxAttachmentsPerMerchant,
  type Purpose,
} from './attachment.ts'
import { insertAttachment, selectAttachments } from './store.ts'

export type AttachmentRequest = {
  readonly merchantId: string
  readonly purpose: Purpose
  readonly filename: string
  readonly content: Buffer
}

/** Keeps a file, sealed. The same bytes under the same name again are the same file. */
export async function addAttachment(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { merchantId, purpose, filename, content }: AttachmentRequest,
): Promise<Attachment> {
  assertAttachment(filename, content)
  const id = newId('attachment')
  const sha256 = createHash('sha256').update(content).digest()
  const sealed = ctx.vault.seal(content, attachmentContext(id))
  return inTenant(ctx, viewer, async (tx) => {
    await assertMerchant(tx, merchantId)
    const known = await selectAttachments(tx, merchantId)
    const same = known.find(
      (one) =>
        one.deletedAt === null &&
        one.purpose === purpose &&
        one.filename === filename &&
        Buffer.compare(one.sha256, sha256) === 0,
    )
    if (same) return same
    if (known.length >= maxAttachmentsPerMerchant)
      throw new PublicError('TOO_MANY_ATTACHMENTS', { limit: maxAttachmentsPerMerchant })
    const unsent = { id, merchantId, purpose, filename, bytes: content.length, sha256 }
    const attachment = { ...unsent, addedAt: tx.now, deletedAt: null }
    await insertAttachment(tx, attachment, sealed)
    if (doer)
      recordDeed(tx, doer, { act: 'attachment.added', subjectId: merchantId, after: { attachment: id, filename } })
    return attachment
  })
}
