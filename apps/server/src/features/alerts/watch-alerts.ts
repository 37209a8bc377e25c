import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { failingAfterTries } from '../../queue/count-jobs.ts'
import { promiseJob } from '../../queue/promise-job.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import { type Channel, wants } from '../channels/channel.ts'
import { getChannels } from '../channels/list-channels.ts'
import { maySend, promiseSending } from '../channels/promise-sending.ts'
import { alertWatch } from '../providers/alert-watch.ts'
import { type Alert, changesOf } from './alert.ts'
import { messageOf } from './alert-message.ts'
import { certificateCauses } from './certificate-causes.ts'
import {
  deleteTellings,
  insertAlert,
  insertTellings,
  selectCauses,
  selectCertificates,
  selectStanding,
  selectUntold,
  updateResolved,
  updateSeen,
  updateUnmuted,
} from './store.ts'

/** Looks for what is not as it should be, and has people told of what is new. Promises the next look, whatever this one finds. */
export async function watchAlerts(ctx: Context, providerId: string): Promise<void> {
  await inTenant(ctx, { providerId }, async (tx) => {
    await look(tx)
    for (const channel of await getChannels(tx)) await tellChannel(tx, channel, ctx.publicUrl)
    promiseJob(tx, alertWatch(providerId, tx.now))
  })
}

async function look(tx: Tx): Promise<void> {
  const causes = [
    ...(await selectCauses(tx, failingAfterTries)),
    ...certificateCauses(await selectCertificates(tx), tx.now),
  ]
  const { opened, seen, resolved, unmuted } = changesOf(await selectStanding(tx), causes, tx.now)
  for (const cause of opened) await insertAlert(tx, newId('alert'), cause)
  for (const { alert, cause } of seen) await updateSeen(tx, alert.id, cause)
  await updateResolved(
    tx,
    resolved.map(({ id }) => id),
  )
  // What was silenced and still stands is told again.
  const ids = unmuted.map(({ id }) => id)
  await updateUnmuted(tx, ids)
  await deleteTellings(tx, ids)
}

/** All that the channel has not been told goes in one message: a storm is one digest, as often as the channel may be told. */
async function tellChannel(tx: Tx, channel: Channel, consoleUrl: string): Promise<void> {
  const untold = (await selectUntold(tx, channel.id)).filter((alert) => isWanted(channel, alert, tx.now))
  if (untold.length === 0 || !(await maySend(tx, channel))) return
  const purpose = untold.length === 1 ? 'alert' : 'digest'
  await promiseSending(tx, channel.id, purpose, messageOf(untold, channel.language, consoleUrl))
  await insertTellings(
    tx,
    channel.id,
    untold.map(({ id }) => id),
  )
}

function isWanted(channel: Channel, { severity, firstAt }: Alert, now: Date): boolean {
  return wants(channel, severity, now.getTime() - firstAt.getTime())
}
