import { recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { addPerson, findByLogin, grantRole, mayLetIn } from '../people/add-person.ts'
import { assertStrong } from '../people/check-password.ts'
import { beginSession, type OpenedSession, type Visitor } from '../people/open-session.ts'
import { type Credentials, foldLogin, secondFactorsOf } from '../people/person.ts'
import { hashOf, isToken } from '../people/token.ts'
import { hashPassword, verifyPassword } from '../people/verify-password.ts'
import { verifyCode } from '../people/verify-second-factor.ts'
import { type Invitation, isOpen } from './invitation.ts'
import { selectInvitation, selectInvitationRef, updateInvitation } from './store.ts'

export type Acceptance = {
  readonly token: string
  readonly login: string
  readonly name: string
  readonly password: string
  readonly code: string | null
}

/**
 * Makes the person, with the role of the invitation, and signs it in. Whoever signs in here already, and knows the password
 * and the code, gets the role added instead.
 */
export async function acceptInvitation(ctx: Context, wanted: Acceptance, visitor: Visitor): Promise<OpenedSession> {
  const ref = isToken('ti', wanted.token) ? await selectInvitationRef(ctx.db, hashOf(wanted.token)) : undefined
  if (!ref) throw new PublicError('INVITATION_INVALID')
  const login = foldLogin(wanted.login)
  const known = await inTenant(ctx, ref, async (tx) => {
    await mustBeOpen(tx, ref.id)
    return findByLogin(tx, login)
  })
  // Outside the transaction: hashing takes long.
  if (known && !(await verifyPassword(wanted.password, known.passwordHash)))
    throw new PublicError('LOGIN_TAKEN', { field: 'login' })
  if (!known) await assertStrong(wanted.password, [login, wanted.name])
  const passwordHash = known?.passwordHash ?? (await hashPassword(wanted.password))
  return inTenant(ctx, ref, async (tx) => {
    const invitation = await mustBeOpen(tx, ref.id)
    const present = await findByLogin(tx, login)
    if (present && present.passwordHash !== passwordHash) throw new PublicError('LOGIN_TAKEN', { field: 'login' })
    const isProven = present ? await proveAgain(tx, ctx, present, wanted.code) : false
    const personId = present?.id ?? (await addPerson(tx, { login, name: wanted.name, passwordHash }))
    return join(tx, invitation, personId, isProven, visitor)
  })
}

/** Whoever has a second factor shows it here as well. False where there is none. */
async function proveAgain(tx: Tx, ctx: Context, person: Credentials, code: string | null): Promise<boolean> {
  const methods = secondFactorsOf(person)
  if (methods.length === 0) return false
  if (code === null) throw new PublicError('SECOND_FACTOR_NEEDED', { enrolled: true, methods })
  if (!(await verifyCode(tx, ctx.vault, person, code))) throw new PublicError('SECOND_FACTOR_REFUSED')
  return true
}

async function join(
  tx: Tx,
  invitation: Invitation,
  personId: string,
  isProven: boolean,
  visitor: Visitor,
): Promise<OpenedSession> {
  const { id, role, merchantId, storeId } = invitation
  const before = await grantRole(tx, personId, invitation)
  await updateInvitation(tx, id, { acceptedAt: tx.now, acceptedBy: personId })
  const { address, requestId } = visitor
  recordDeed(
    tx,
    { personId, sessionId: null, address, requestId, merchantId },
    {
      act: 'invitation.accepted',
      subjectId: id,
      before: { role: before?.role ?? null },
      after: { role, merchant: merchantId, store: storeId },
    },
  )
  return beginSession(tx, personId, isProven, visitor)
}

async function mustBeOpen(tx: Tx, id: string): Promise<Invitation> {
  const invitation = await selectInvitation(tx, id)
  if (!invitation || !isOpen(invitation, tx.now)) throw new PublicError('INVITATION_INVALID')
  // Whoever is sent away must not come back by an invitation of its own.
  const { invitedBy, merchantId } = invitation
  if (invitedBy && !(await mayLetIn(tx, invitedBy, merchantId))) throw new PublicError('INVITATION_INVALID')
  return invitation
}
