import { insertRow } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Agreement } from './agreement.ts'

const columns = [
  'id',
  'subMerchantId',
  'kind',
  'appid',
  'signedBy',
  'signedOn',
  'filename',
  'bytes',
  'sha256',
  'addedBy',
  'addedAt',
  'withdrawnAt',
] as const

export async function insertAgreement(tx: Tx, agreement: Agreement, sealed: Buffer): Promise<void> {
  await insertRow(tx.db, 'agreements', { ...agreement, providerId: tx.providerId, sealed })
}

/** Newest first. */
export async function selectAgreements(tx: Tx, subMerchantId: string): Promise<Agreement[]> {
  return ofProvider(tx).where('subMerchantId', '=', subMerchantId).orderBy('id', 'desc').execute()
}

export async function selectAgreement(tx: Tx, id: string): Promise<Agreement | undefined> {
  return ofProvider(tx).where('id', '=', id).executeTakeFirst()
}

export async function selectAgreementFile(tx: Tx, id: string): Promise<Buffer> {
  const { sealed } = await tx.db
    .selectFrom('agreements')
    .select('sealed')
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return sealed
}

export async function updateWithdrawn(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('agreements')
    .set({ withdrawnAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .execute()
}

function ofProvider(tx: Tx) {
  return tx.db.selectFrom('agreements').select(columns).where('providerId', '=', tx.providerId)
}
