import { type Actor, atTheTerminal, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertRole } from '../people/add-person.ts'
import { hashOf, newToken } from '../people/token.ts'
import { FIRST_INVITATION_MS, INVITATION_MS, type Invitation } from './invitation.ts'
import {
  insertInvitation,
  revokeOfTerminal,
  revokeOpenOf,
  selectInvitation,
  selectInvitations,
  updateInvitation,
} from './store.ts'

/** The invitation and its token, which exists nowhere else from now on. */
export type Invited = { readonly invitation: Invitation; readonly token: string }

export type Place = { readonly providerId: string; readonly merchantId: string | null }
type Wanted = Pick<Invitation, 'merchantId' | 'role' | 'name'> &
  Partial<Pick<Invitation, 'storeId' | 'mailedTo' | 'mailState'>>

export async function createInvitation(ctx: Context, place: Place, actor: Actor, wanted: Wanted): Promise<Invited> {
  return inTenant(ctx, place, (tx) => inviteIn(tx, actor, wanted, INVITATION_MS))
}

/** For whoever is at the terminal. Those printed before and not yet used open nothing from now on. */
export async function inviteFromTerminal(ctx: Context, providerId: string, wanted: Wanted): Promise<Invited> {
  return inTenant(ctx, { providerId }, async (tx) => {
    await revokeOfTerminal(tx)
    return inviteIn(tx, atTheTerminal, wanted, FIRST_INVITATION_MS)
  })
}

export async function listInvitations(ctx: Context, place: Place, page: { limit: number; before?: string }) {
  return inTenant(ctx, place, (tx) => selectInvitations(tx, { merchantId: place.merchantId, ...page }))
}

/** Its token opens nothing from now on. Revoking twice is the same as once; what was accepted stays. */
export async function revokeInvitation(ctx: Context, place: Place, actor: Actor, id: string): Promise<void> {
  await inTenant(ctx, place, async (tx) => {
    const invitation = await selectInvitation(tx, id)
    const isVisible = place.merchantId === null || invitation?.merchantId === place.merchantId
    if (!invitation || !isVisible) throw new PublicError('INVITATION_NOT_FOUND', { id })
    if (invitation.revokedAt || invitation.acceptedAt) return
    await updateInvitation(tx, id, { revokedAt: tx.now })
    recordDeed(tx, actor, { act: 'invitation.revoked', subjectId: id })
  })
}

/** Joins: none into this merchant opens anything from now on. Answers how many did. */
export async function revokeInvitationsOf(tx: Tx, merchantId: string): Promise<number> {
  return revokeOpenOf(tx, merchantId)
}

/** Joins: makes an invitation, good for so long. */
export async function inviteIn(
  tx: Tx,
  actor: Actor,
  { merchantId, role, storeId = null, name, mailedTo = null, mailState = null }: Wanted,
  validMs: number,
): Promise<Invited> {
  await assertRole(tx, { merchantId, role, storeId })
  const token = newToken('ti')
  const expiresAt = new Date(tx.now.getTime() + validMs)
  const unused = { revokedAt: null, acceptedAt: null, mailedTo, mailState }
  const invitation = {
    id: newId('invitation'),
    merchantId,
    role,
    storeId,
    name,
    invitedBy: actor.personId,
    expiresAt,
    ...unused,
  }
  const made = { ...invitation, createdAt: tx.now }
  await insertInvitation(tx, made, hashOf(token))
  recordDeed(tx, actor, {
    act: 'invitation.made',
    subjectId: made.id,
    after: { role, merchant: merchantId, store: storeId, name, expires_at: expiresAt.toISOString() },
  })
  return { invitation: made, token }
}
