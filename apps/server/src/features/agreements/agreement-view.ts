import type { Agreement as AgreementView } from '@teyue/contract/agreement'
import type { Agreement } from './agreement.ts'

/** An agreement as the API shows it. Its file is opened by itself. */
export function viewAgreement(agreement: Agreement): AgreementView {
  return {
    id: agreement.id,
    object: 'agreement',
    sub_merchant: agreement.subMerchantId,
    kind: agreement.kind,
    appid: agreement.appid,
    signed_by: agreement.signedBy,
    signed_on: agreement.signedOn,
    filename: agreement.filename,
    bytes: agreement.bytes,
    sha256: agreement.sha256.toString('hex'),
    added_by: agreement.addedBy,
    added_at: agreement.addedAt.toISOString(),
    withdrawn_at: agreement.withdrawnAt?.toISOString() ?? null,
  }
}
