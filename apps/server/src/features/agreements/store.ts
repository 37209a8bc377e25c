import { insertRow } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Agreement } from './agreement.ts'

const own = [
  'id',
  'subMerchantId',
  'kind',
  'appid',
  'signedBy',
  'signedOn',
  'addedBy',
  'addedAt',
  'withdrawnAt',
] as const

/** Its file is there already, under the same id. */
export async function insertAgreement(tx: Tx, agreement: Agreement): Promise<void> {
  const row = Object.fromEntries(own.map((column) => [column, agreement[column]])) as Pick<
    Agreement,
    (typeof own)[number]
  >
  await insertRow(tx.db, 'agreements', { ...row, providerId: tx.providerId })
}

/** Newest first. */
export async function selectAgreements(tx: Tx, subMerchantId: string): Promise<Agreement[]> {
  return ofProvider(tx).where('g.subMerchantId', '=', subMerchantId).orderBy('g.id', 'desc').execute()
}

export async function selectAgreement(tx: Tx, id: string): Promise<Agreement | undefined> {
  return ofProvider(tx).where('g.id', '=', id).executeTakeFirst()
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
  return tx.db
    .selectFrom('agreements as g')
    .innerJoin('attachments as f', (join) => join.onRef('f.providerId', '=', 'g.providerId').onRef('f.id', '=', 'g.id'))
    .select([...own.map((column) => `g.${column}` as const), 'f.filename', 'f.bytes', 'f.sha256'])
    .where('g.providerId', '=', tx.providerId)
}
