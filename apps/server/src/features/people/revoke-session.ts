import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Session } from './session.ts'
import { selectSessions, updateEnded } from './store.ts'

const MAX_SESSIONS = 100

type Self = { readonly providerId: string; readonly personId: string }

/** A person's own open sessions, newest first. */
export async function listSessions(ctx: Context, { providerId, personId }: Self): Promise<Session[]> {
  return inTenant(ctx, { providerId }, (tx) => selectSessions(tx, personId, MAX_SESSIONS))
}

/** From the commit on it opens nothing. @throws PublicError SESSION_NOT_FOUND, also for another person's. */
export async function revokeSession(ctx: Context, self: Self, actor: Actor, id: string): Promise<void> {
  await inTenant(ctx, self, async (tx) => {
    if ((await updateEnded(tx, self.personId, { id })) === 0) throw new PublicError('SESSION_NOT_FOUND', { id })
    recordDeed(tx, actor, { act: 'session.ended', subjectId: id })
  })
}
