import { type Actor, recordDeed } from '../../base/audit.ts'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Alert } from './alert.ts'
import { selectAlertForUpdate, updateState } from './store.ts'

const LONGEST_MUTE_MS = 30 * 86_400_000

/** Somebody looks after it: it climbs no further, and ends by itself with its cause. */
export async function acknowledgeAlert(ctx: Context, providerId: string, actor: Actor, id: string): Promise<Alert> {
  return change(ctx, providerId, actor, id, null)
}

/** Nobody is told of it until then. */
export async function muteAlert(
  ctx: Context,
  providerId: string,
  actor: Actor,
  id: string,
  until: Date,
): Promise<Alert> {
  const ahead = until.getTime() - ctx.now().getTime()
  if (!(ahead > 0 && ahead <= LONGEST_MUTE_MS)) throw new PublicError('MUTE_OUT_OF_RANGE', { field: 'until' })
  return change(ctx, providerId, actor, id, until)
}

async function change(
  ctx: Context,
  providerId: string,
  actor: Actor,
  id: string,
  mutedUntil: Date | null,
): Promise<Alert> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const before = await selectAlertForUpdate(tx, id)
    if (!before) throw new PublicError('ALERT_NOT_FOUND')
    if (before.state === 'resolved') return before
    const state = mutedUntil ? 'muted' : 'acknowledged'
    const after: Alert = { ...before, state, mutedUntil, acknowledgedBy: actor.personId }
    await updateState(tx, after)
    const act = mutedUntil ? 'alerts.muted' : 'alerts.acknowledged'
    recordDeed(tx, actor, { act, subjectId: id, after: { kind: after.kind, until: mutedUntil?.toISOString() ?? null } })
    return after
  })
}
