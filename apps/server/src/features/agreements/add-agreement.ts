import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant } from '../../storage/tenant.ts'
import { mustGetAppid } from '../appids/bind-appid.ts'
import { keepFile } from '../attachments/add-attachment.ts'
import { assertAttachment, attachmentContext } from '../attachments/attachment.ts'
import { isSameFile, sealFile } from '../attachments/sealed-file.ts'
import { mustGetSubMerchant } from '../merchants/update-merchant.ts'
import type { Viewer } from '../providers/viewer.ts'
import { type Agreement, maxAgreementsPerNumber } from './agreement.ts'
import { insertAgreement, selectAgreements } from './store.ts'

export type AgreementRequest = Pick<Agreement, 'subMerchantId' | 'kind' | 'signedBy' | 'signedOn' | 'filename'> & {
  /** Our id of the appid. */
  readonly appidId: string
  readonly content: Buffer
}

/** Keeps a signed paper, sealed: from then on WeChat is asked for what it allows. The same paper again is the same. */
export async function addAgreement(
  ctx: Context,
  viewer: Viewer,
  doer: Actor | null,
  { appidId, content, ...request }: AgreementRequest,
): Promise<Agreement> {
  assertAttachment(request.filename, content)
  const id = newId('agreement')
  const file = sealFile(ctx.vault, attachmentContext(id), request.filename, content)
  return inTenant(ctx, viewer, async (tx) => {
    const { merchantId, subMchid: number } = await mustGetSubMerchant(tx, request.subMerchantId, viewer.mode)
    const { appid } = await mustGetAppid(tx, appidId)
    await takeTurn(tx, `agreements of ${request.subMerchantId}`)
    const kept = await selectAgreements(tx, request.subMerchantId)
    const same = kept.find((one) => isSame(one, { ...request, appid, sha256: file.sha256 }))
    if (same) return same
    if (kept.length >= maxAgreementsPerNumber)
      throw new PublicError('TOO_MANY_AGREEMENTS', { limit: maxAgreementsPerNumber })
    const who = { addedBy: doer?.personId ?? null, addedAt: tx.now, withdrawnAt: null }
    const { bytes, sha256 } = await keepFile(tx, { id, merchantId, purpose: 'agreement' }, file)
    const agreement = { ...request, ...who, id, appid, bytes, sha256 }
    await insertAgreement(tx, agreement)
    const { kind, signedBy, signedOn, filename } = request
    const after = { number, agreement: id, kind, appid, signedBy, signedOn, filename }
    if (doer) recordDeed(tx, doer, { act: 'agreement.added', subjectId: merchantId, after })
    return agreement
  })
}

function isSame(kept: Agreement, wanted: Omit<Agreement, 'id' | 'bytes' | 'addedBy' | 'addedAt' | 'withdrawnAt'>) {
  const fields = ['kind', 'appid', 'signedBy', 'signedOn'] as const
  return kept.withdrawnAt === null && isSameFile(kept, wanted) && fields.every((field) => kept[field] === wanted[field])
}
