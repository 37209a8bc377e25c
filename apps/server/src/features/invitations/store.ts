import type { Db } from '../../storage/database.ts'
import { statement } from '../../storage/statement.ts'
import type { Tx } from '../../storage/tenant.ts'
import type { Invitation } from './invitation.ts'

type Ref = { readonly providerId: string; readonly id: string }
const find = statement<Ref>('select provider_id, id from find_invitation($1)')

const columns = [
  'id',
  'merchantId',
  'role',
  'storeId',
  'name',
  'invitedBy',
  'createdAt',
  'expiresAt',
  'revokedAt',
  'acceptedAt',
  'mailedTo',
  'mailState',
] as const

/** Asked before the tenant is known, so it goes through a function that answers only this. */
export async function selectInvitationRef(db: Db, hash: Buffer): Promise<Ref | undefined> {
  const [ref] = await find(db, hash)
  return ref
}

export async function insertInvitation(tx: Tx, invitation: Invitation, tokenHash: Buffer): Promise<void> {
  await tx.db
    .insertInto('invitations')
    .values({ ...invitation, providerId: tx.providerId, tokenHash })
    .execute()
}

/** Locks it: one invitation makes one member. */
export async function selectInvitation(tx: Tx, id: string): Promise<Invitation | undefined> {
  return tx.db
    .selectFrom('invitations')
    .select(columns)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Newest first; a merchant's own only, where one is named. */
export async function selectInvitations(
  tx: Tx,
  {
    merchantId,
    before,
    limit,
  }: { readonly merchantId: string | null; readonly before?: string; readonly limit: number },
): Promise<Invitation[]> {
  let query = tx.db.selectFrom('invitations').select(columns).where('providerId', '=', tx.providerId)
  if (merchantId) query = query.where('merchantId', '=', merchantId)
  if (before) query = query.where('id', '<', before)
  return query.orderBy('id', 'desc').limit(limit).execute()
}

export async function updateInvitation(
  tx: Tx,
  id: string,
  changes: Partial<Pick<Invitation, 'revokedAt' | 'acceptedAt' | 'mailState'>> & { readonly acceptedBy?: string },
): Promise<void> {
  await tx.db
    .updateTable('invitations')
    .set(changes)
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

/** The terminal's own that nobody has accepted: a new one takes their place. */
export async function revokeOfTerminal(tx: Tx): Promise<void> {
  await tx.db
    .updateTable('invitations')
    .set({ revokedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('invitedBy', 'is', null)
    .where('mailState', 'is', null)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute()
}

/** The newest that lets an owner into this merchant. */
export async function selectOwnerInvitation(tx: Tx, merchantId: string): Promise<Invitation | undefined> {
  return tx.db
    .selectFrom('invitations')
    .select(columns)
    .where('providerId', '=', tx.providerId)
    .where('merchantId', '=', merchantId)
    .where('role', '=', 'owner')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Those into this merchant that nobody has used; answers how many. */
export async function revokeOpenOf(tx: Tx, merchantId: string): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable('invitations')
    .set({ revokedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('merchantId', '=', merchantId)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Links of owners that nobody has used: a new one takes their place. */
export async function revokeOwnersOpen(tx: Tx, merchantId: string): Promise<void> {
  await tx.db
    .updateTable('invitations')
    .set({ revokedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('merchantId', '=', merchantId)
    .where('role', '=', 'owner')
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .execute()
}
