import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertMerchant } from '../merchants/get-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import {
  type Attachment,
  assertAttachment,
  attachmentContext,
  maxAttachmentsPerMerchant,
  type Purpose,
} from './attachment.ts'
import { isSameFile, type SealedFile, sealFile } from './sealed-file.ts'
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
  const file = sealFile(ctx.vault, attachmentContext(id), filename, content)
  return inTenant(ctx, viewer, async (tx) => {
    await assertMerchant(tx, merchantId)
    await takeTurn(tx, `attachments of ${merchantId}`)
    const known = await selectAttachments(tx, merchantId)
    const same = known.find((one) => one.deletedAt === null && one.purpose === purpose && isSameFile(one, file))
    if (same) return same
    if (known.length >= maxAttachmentsPerMerchant)
      throw new PublicError('TOO_MANY_ATTACHMENTS', { limit: maxAttachmentsPerMerchant })
    const attachment = await keepFile(tx, { id, merchantId, purpose }, file)
    if (doer)
      recordDeed(tx, doer, { act: 'attachment.added', subjectId: merchantId, after: { attachment: id, filename } })
    return attachment
  })
}

/** Joins: puts a sealed file among a merchant's. One that goes by the id of something else is that thing's own: no list shows it. */
export async function keepFile(
  tx: Tx,
  whose: Pick<Attachment, 'id' | 'merchantId' | 'purpose'>,
  { sealed, ...file }: SealedFile,
): Promise<Attachment> {
  const attachment = { ...whose, ...file, addedAt: tx.now, deletedAt: null }
  await insertAttachment(tx, attachment, sealed)
  return attachment
}
