import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { getProviderName } from '../providers/get-provider.ts'
import { type Credentials, foldLogin, secondFactorsOf } from './person.ts'
import { SESSION_MS } from './session.ts'
import { insertSession, selectCredentials, selectPeople, selectProvidersOf } from './store.ts'
import { hashOf, newToken } from './token.ts'
import { verifyPassword } from './verify-password.ts'
import { verifyCode } from './verify-second-factor.ts'

export type SignIn = {
  readonly login: string
  readonly password: string
  readonly code: string | null
  /** Where the same name signs in at several providers. */
  readonly providerId: string | null
}

/** From where. */
export type Visitor = { readonly address: string; readonly userAgent: string; readonly requestId: string }

/** The token exists nowhere else from now on. */
export type OpenedSession = { readonly token: string; readonly expiresAt: Date; readonly personId: string }

type Entrance = { readonly providerId: string; readonly person: Credentials }

const MAX_USER_AGENT_CHARACTERS = 300

/** @throws PublicError SIGN_IN_REFUSED, the same whatever was wrong; PROVIDER_REQUIRED, SECOND_FACTOR_NEEDED or _REFUSED once the password was right. */
export async function openSession(ctx: Context, wanted: SignIn, visitor: Visitor): Promise<OpenedSession> {
  const login = foldLogin(wanted.login)
  const providerIds = wanted.providerId === null ? await selectProvidersOf(ctx.db, login) : [wanted.providerId]
  if (providerIds.length === 0) await verifyPassword(wanted.password, null)
  const right: Entrance[] = []
  for (const providerId of providerIds) {
    const person = await inTenant(ctx, { providerId }, (tx) => selectCredentials(tx, { login }))
    // Outside the transaction: hashing takes long.
    const isRight = await verifyPassword(wanted.password, person?.passwordHash ?? null)
    if (person && isRight) right.push({ providerId, person })
    else if (person) await refused(ctx, providerId, person.id, visitor)
  }
  const [entrance, another] = right
  if (!entrance) throw new PublicError('SIGN_IN_REFUSED')
  if (another) throw new PublicError('PROVIDER_REQUIRED', { field: 'provider', ...(await named(ctx, right)) })
  return enter(ctx, entrance.providerId, entrance.person, wanted.code, visitor)
}

/** Who knows the password may know where it opens: the providers' ids and, in the same order, their names. */
async function named(ctx: Context, entrances: readonly Entrance[]) {
  const names = entrances.map(({ providerId }) => inTenant(ctx, { providerId }, (tx) => getProviderName(tx)))
  return { providers: entrances.map(({ providerId }) => providerId), names: await Promise.all(names) }
}

async function enter(
  ctx: Context,
  providerId: string,
  compared: Credentials,
  code: string | null,
  visitor: Visitor,
): Promise<OpenedSession> {
  const opened = await inTenant(ctx, { providerId }, async (tx) => {
    const person = await selectCredentials(tx, { id: compared.id })
    await assertMember(tx, compared.id)
    // The password was compared before this transaction, and somebody may have changed it meanwhile.
    if (!person || person.passwordHash !== compared.passwordHash) throw new PublicError('SIGN_IN_REFUSED')
    const methods = secondFactorsOf(person)
    if (methods.length === 0) return beginSession(tx, person.id, false, visitor)
    if (code === null) throw new PublicError('SECOND_FACTOR_NEEDED', { enrolled: true, methods })
    return (await verifyCode(tx, ctx.vault, person, code)) ? beginSession(tx, person.id, true, visitor) : null
  })
  if (opened) return opened
  await refused(ctx, providerId, compared.id, visitor)
  throw new PublicError('SECOND_FACTOR_REFUSED')
}

/** Joins: refuses who is nothing anywhere any more. */
export async function assertMember(tx: Tx, personId: string): Promise<void> {
  const [member] = await selectPeople(tx, { merchantId: null, id: personId, limit: 1 })
  if (!member?.memberships.length) throw new PublicError('SIGN_IN_REFUSED')
}

/** Joins: opens a session for a person who has proved to be it. */
export async function beginSession(
  tx: Tx,
  personId: string,
  isProven: boolean,
  { address, userAgent, requestId }: Visitor,
): Promise<OpenedSession> {
  const token = newToken('ts')
  const id = newId('session')
  const expiresAt = new Date(tx.now.getTime() + SESSION_MS)
  const from = { address, userAgent: userAgent.slice(0, MAX_USER_AGENT_CHARACTERS) }
  const times = { createdAt: tx.now, seenAt: tx.now, expiresAt, provenAt: isProven ? tx.now : null }
  await insertSession(tx, personId, { id, ...from, ...times, tokenHash: hashOf(token) })
  const actor: Actor = { personId, sessionId: id, address, requestId, merchantId: null }
  recordDeed(tx, actor, { act: 'session.opened', subjectId: id, after: { second_factor: isProven } })
  return { token, expiresAt, personId }
}

async function refused(ctx: Context, providerId: string, personId: string, visitor: Visitor): Promise<void> {
  const { address, requestId } = visitor
  const actor: Actor = { personId: null, sessionId: null, address, requestId, merchantId: null }
  await inTenant(ctx, { providerId }, async (tx) => {
    recordDeed(tx, actor, { act: 'session.opened', outcome: 'refused', subjectId: personId })
  })
}
