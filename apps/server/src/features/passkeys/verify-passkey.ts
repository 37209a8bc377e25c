import type { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { assertMember, beginSession, type OpenedSession, type Visitor } from '../people/open-session.ts'
import type { SignedIn } from '../people/session.ts'
import { proveIn } from '../people/update-session.ts'
import { openChallenge, partyOf, sealChallenge } from './passkey.ts'
import { selectPasskey, selectPasskeyRef, updateUsed } from './store.ts'

type Response = Parameters<typeof verifyAuthenticationResponse>[0]['response']
export type PasskeyAnswer = { readonly challenge: string; readonly response: unknown }

/** What the browser is to ask: of whoever signs in, or in a session whose person is to prove itself again. */
export async function createQuestion(ctx: Context, sessionId: string | null) {
  const party = findParty(ctx)
  const { generateAuthenticationOptions } = await loadWebauthn()
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' })
  const challenge = { value: options.challenge, sessionId, at: ctx.now().getTime() }
  return { options, challenge: sealChallenge(ctx.vault, challenge) }
}

/** A passkey is had and unlocked: both factors at once. */
export async function openPasskeySession(
  ctx: Context,
  answer: PasskeyAnswer,
  visitor: Visitor,
): Promise<OpenedSession> {
  const ref = await refOf(ctx, answer)
  return inTenant(ctx, ref, async (tx) => {
    const personId = await verifyIn(tx, ctx, ref.id, answer, null)
    await assertMember(tx, personId)
    return beginSession(tx, personId, true, visitor)
  })
}

export async function proveByPasskey(ctx: Context, self: SignedIn, actor: Actor, answer: PasskeyAnswer): Promise<void> {
  const ref = await refOf(ctx, answer)
  await inTenant(ctx, self, async (tx) => {
    const personId = await verifyIn(tx, ctx, ref.id, answer, self.sessionId)
    if (personId !== self.personId) throw new PublicError('PASSKEY_REFUSED')
    await proveIn(tx, self.sessionId)
    recordDeed(tx, actor, { act: 'person.second_factor_proven', subjectId: personId })
  })
}

/** Who asks for passkeys: the name in our address. @throws PublicError PASSKEYS_NEED_A_NAME for a bare IP address. */
export function findParty({ publicUrl }: Context) {
  const party = partyOf(publicUrl)
  if (!party) throw new PublicError('PASSKEYS_NEED_A_NAME')
  return party
}

/** It takes a moment to load, and many processes never need it. */
export function loadWebauthn() {
  return import('@simplewebauthn/server')
}

async function refOf(ctx: Context, { response }: PasskeyAnswer) {
  const { id } = response as { readonly id?: unknown }
  const ref = typeof id === 'string' ? await selectPasskeyRef(ctx.db, id) : undefined
  if (!ref) throw new PublicError('PASSKEY_REFUSED')
  return ref
}

/** Joins: whose passkey answered the question. Each question is good once: one from before the last use is not taken. */
async function verifyIn(
  tx: Tx,
  ctx: Context,
  id: string,
  { challenge, response }: PasskeyAnswer,
  sessionId: string | null,
): Promise<string> {
  const passkey = await selectPasskey(tx, id)
  const asked = openChallenge(ctx.vault, challenge, tx.now, sessionId)
  if (!passkey || !asked || asked.at <= passkey.usedAt.getTime()) throw new PublicError('PASSKEY_REFUSED')
  const party = findParty(ctx)
  const { credentialId, publicKey, counter } = passkey
  const { verifyAuthenticationResponse: verify } = await loadWebauthn()
  const { verified, authenticationInfo } = await verify({
    response: response as Response,
    expectedChallenge: asked.value,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  if (!verified || !authenticationInfo) throw new PublicError('PASSKEY_REFUSED')
  await updateUsed(tx, id, authenticationInfo.newCounter)
  return passkey.personId
}
