import type { verifyRegistrationResponse } from '@simplewebauthn/server'
import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { findCredentials } from '../people/add-person.ts'
import { keepRecoveryCodes } from '../people/add-recovery-codes.ts'
import type { SignedIn } from '../people/session.ts'
import { newRecoveryCodes } from '../people/token.ts'
import { endOtherSessions, takeQuestion } from '../people/update-session.ts'
import { verifyPassword } from '../people/verify-password.ts'
import { openChallenge, type Passkey, sealChallenge } from './passkey.ts'
import { insertPasskey, selectPasskeys } from './store.ts'
import { findParty, loadWebauthn } from './verify-passkey.ts'

const MAX_PASSKEYS = 20
type Response = Parameters<typeof verifyRegistrationResponse>[0]['response']
export type AddedPasskey = { readonly passkey: Passkey; readonly recoveryCodes: readonly string[] | null }

/** What the browser is to ask of a device, and the sealed question. The password is asked again. */
export async function createPasskeyOptions(ctx: Context, self: SignedIn, password: string) {
  const party = findParty(ctx)
  const [person, known] = await inTenant(ctx, self, async (tx) => [
    await findCredentials(tx, self.personId),
    await selectPasskeys(tx, self.personId),
  ])
  // Outside the transaction: hashing takes long.
  if (!person || !(await verifyPassword(password, person.passwordHash))) throw new PublicError('SIGN_IN_REFUSED')
  const { generateRegistrationOptions } = await loadWebauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Teyue',
    rpID: party.id,
    userName: person.login,
    userID: new TextEncoder().encode(self.personId),
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const challenge = { value: options.challenge, sessionId: self.sessionId, at: ctx.now().getTime() }
  return { options, challenge: sealChallenge(ctx.vault, challenge) }
}

/**
 * A person's first second factor comes with recovery codes, which exist nowhere else, and ends the other sessions.
 * @throws PublicError PASSKEY_REFUSED for whatever does not answer the question.
 */
export async function addPasskey(
  ctx: Context,
  self: SignedIn,
  actor: Actor,
  answer: { readonly name: string; readonly challenge: string; readonly response: unknown },
): Promise<AddedPasskey> {
  const asked = openChallenge(ctx.vault, answer.challenge, ctx.now(), self.sessionId)
  const credential = asked && (await verify(ctx, asked.value, answer.response as Response))
  if (!credential) throw new PublicError('PASSKEY_REFUSED')
  const { id: credentialId, publicKey, counter } = credential
  return inTenant(ctx, self, async (tx) => {
    const others = await selectPasskeys(tx, self.personId)
    const isNew = others.every((one) => one.credentialId !== credentialId) && others.length < MAX_PASSKEYS
    if (!isNew || !(await takeQuestion(tx, self.sessionId, asked.at))) throw new PublicError('PASSKEY_REFUSED')
    const passkey = { id: newId('passkey'), name: answer.name, createdAt: tx.now, usedAt: tx.now }
    const kept = { personId: self.personId, credentialId, publicKey: Buffer.from(publicKey), counter }
    await insertPasskey(tx, { ...passkey, ...kept })
    const { id, name } = passkey
    recordDeed(tx, actor, { act: 'person.passkey_added', subjectId: self.personId, after: { passkey: id, name } })
    return { passkey, recoveryCodes: self.isEnrolled ? null : await becomeEnrolled(tx, self) }
  })
}

async function becomeEnrolled(tx: Tx, self: SignedIn): Promise<string[]> {
  const codes = newRecoveryCodes()
  await keepRecoveryCodes(tx, self.personId, codes)
  await endOtherSessions(tx, self)
  return codes
}

async function verify(ctx: Context, expectedChallenge: string, response: Response) {
  const party = findParty(ctx)
  const { verifyRegistrationResponse: check } = await loadWebauthn()
  const expected = { expectedChallenge, expectedOrigin: party.origin, expectedRPID: party.id }
  const { registrationInfo } = await check({ ...expected, response }).catch(() => ({ registrationInfo: undefined }))
  return registrationInfo?.credential
}
