import type { Context } from '../../context.ts'
import { inTenant } from '../../storage/tenant.ts'
import { SEEN_EVERY_MS, type SignedIn } from './session.ts'
import { selectSession, updateSession } from './store.ts'
import { hashOf, isToken } from './token.ts'

/** Who is signed in by this token; undefined when the session has ended. One query, so that what is revoked ends at once. */
export async function findSession(ctx: Context, token: string): Promise<SignedIn | undefined> {
  if (!isToken('ts', token)) return undefined
  const now = ctx.now()
  const rows = await selectSession(ctx.db, hashOf(token), now)
  const [first] = rows
  if (!first) return undefined
  const { providerId, sessionId, personId, seenAt, provenAt, isEnrolled } = first
  if (now.getTime() - seenAt.getTime() > SEEN_EVERY_MS)
    await inTenant(ctx, { providerId }, (tx) => updateSession(tx, sessionId, { seenAt: now }))
  const standings = rows.map(({ membershipId, merchantId, role, storeId, merchantIds }) => ({
    id: membershipId,
    merchantId,
    role,
    storeId,
    merchantIds,
  }))
  return { providerId, sessionId, personId, provenAt, isEnrolled, standings }
}
