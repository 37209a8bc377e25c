import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { attachmentContext, attachmentKind } from '../attachments/attachment.ts'
import { getSealedFile } from '../attachments/get-attachment.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import type { Agreement } from './agreement.ts'
import { selectAgreement, updateWithdrawn } from './store.ts'

export type OpenedFile = { readonly contentType: string; readonly content: Buffer }

/** Shows the paper to a person. That it was opened is in the audit before it is seen. */
export async function openAgreement(ctx: Context, viewer: Viewer, doer: Actor, id: string): Promise<OpenedFile> {
  const { agreement, sealed } = await inTenant(ctx, viewer, async (tx) => {
    const { agreement, merchantId } = await find(tx, viewer, id)
    recordDeed(tx, doer, { act: 'agreement.opened', subjectId: merchantId, after: { agreement: id } })
    return { agreement, sealed: await getSealedFile(tx, id) }
  })
  const { contentType } = attachmentKind(agreement.filename)
  return { contentType, content: ctx.vault.open(sealed, attachmentContext(id)) }
}

/** It counts no more. What it had let in stays set at WeChat, where nothing is taken back by the interface. */
export async function withdrawAgreement(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  await inTenant(ctx, viewer, async (tx) => {
    const { agreement, merchantId } = await find(tx, viewer, id)
    if (agreement.withdrawnAt !== null) return
    await updateWithdrawn(tx, id)
    const { kind, appid } = agreement
    const deed = { before: { agreement: id, kind, appid }, after: { reason } }
    if (doer) recordDeed(tx, doer, { act: 'agreement.withdrawn', subjectId: merchantId, ...deed })
  })
}

async function find(tx: Tx, viewer: Viewer, id: string): Promise<{ agreement: Agreement; merchantId: string }> {
  const agreement = await selectAgreement(tx, id)
  if (!agreement) throw new PublicError('AGREEMENT_NOT_FOUND', { id })
  const { merchantId } = await mustGetSubMerchant(tx, agreement.subMerchantId, viewer.mode)
  return { agreement, merchantId }
}
