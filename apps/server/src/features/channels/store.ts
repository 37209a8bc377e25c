import type { Tx } from '../../storage/tenant.ts'
import type { Channel } from './channel.ts'
import type { Message } from './message.ts'
import type { Sending, SendingAttempt } from './sending.ts'

const channelColumns = [
  ...(['id', 'kind', 'name', 'hint', 'language', 'minSeverity', 'afterMinutes', 'perHour', 'createdAt'] as const),
] as const
const sendingColumns = [
  ...(['id', 'channelId', 'purpose', 'message', 'state', 'attempts', 'nextAt', 'createdAt'] as const),
] as const

export async function insertChannel(tx: Tx, channel: Channel, targetSealed: Buffer): Promise<void> {
  await tx.db
    .insertInto('alertChannels')
    .values({ ...channel, providerId: tx.providerId, targetSealed, removedAt: null })
    .execute()
}

export async function countChannels(tx: Tx): Promise<number> {
  return (await selectChannels(tx)).length
}

/** Newest first. */
export async function selectChannels(tx: Tx): Promise<Channel[]> {
  return channels(tx).orderBy('id', 'desc').execute()
}

export async function selectChannel(tx: Tx, id: string): Promise<Channel | undefined> {
  return channels(tx).where('id', '=', id).executeTakeFirst()
}

/** The oldest that mails, with its sealed target. */
export async function selectMailChannel(
  tx: Tx,
): Promise<{ readonly id: string; readonly targetSealed: Buffer } | undefined> {
  return tx.db
    .selectFrom('alertChannels')
    .select(['id', 'targetSealed'])
    .where('providerId', '=', tx.providerId)
    .where('kind', '=', 'email')
    .where('removedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** False where there is none. What was on its way to it is given up. */
export async function updateRemoved(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('alertChannels')
    .set({ removedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  await tx.db
    .updateTable('alertSendings')
    .set({ state: 'failed', nextAt: null, changedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('channelId', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  return numUpdatedRows > 0n
}

export async function insertSending(tx: Tx, sending: Sending): Promise<void> {
  await tx.db
    .insertInto('alertSendings')
    .values({
      ...sending,
      providerId: tx.providerId,
      message: JSON.stringify(sending.message),
      attempts: JSON.stringify(sending.attempts),
      changedAt: tx.now,
    })
    .execute()
}

export async function countSendings(tx: Tx, channelId: string, since: Date): Promise<number> {
  const { count } = await tx.db
    .selectFrom('alertSendings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('providerId', '=', tx.providerId)
    .where('channelId', '=', channelId)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Newest first. */
export async function selectSendings(
  tx: Tx,
  filter: { readonly channelId: string | null; readonly before: string | null; readonly limit: number },
): Promise<Sending[]> {
  let query = sendings(tx)
  if (filter.channelId) query = query.where('channelId', '=', filter.channelId)
  if (filter.before) query = query.where('id', '<', filter.before)
  const rows = await query.orderBy('id', 'desc').limit(filter.limit).execute()
  return rows.map(toSending)
}

export async function selectWaiting(
  tx: Tx,
  id: string,
): Promise<{ readonly channelId: string; readonly message: Message; readonly targetSealed: Buffer } | undefined> {
  const row = await tx.db
    .selectFrom('alertSendings as s')
    .innerJoin('alertChannels as c', (join) =>
      join.onRef('c.providerId', '=', 's.providerId').onRef('c.id', '=', 's.channelId'),
    )
    .select(['s.channelId', 's.message', 'c.targetSealed'])
    .where('s.providerId', '=', tx.providerId)
    .where('s.id', '=', id)
    .where('s.state', '=', 'waiting')
    .executeTakeFirst()
  return row && { ...row, message: row.message as Message }
}

export async function selectSendingForUpdate(tx: Tx, id: string): Promise<Sending> {
  return toSending(await sendings(tx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow())
}

export async function updateSending(tx: Tx, { id, state, attempts, nextAt }: Sending): Promise<void> {
  await tx.db
    .updateTable('alertSendings')
    .set({ state, attempts: JSON.stringify(attempts), nextAt, changedAt: tx.now })
    .where('providerId', '=', tx.providerId)
    .where('id', '=', id)
    .execute()
}

type SendingRow = Omit<Sending, 'message' | 'attempts'> & { readonly message: unknown; readonly attempts: unknown }

function toSending(row: SendingRow): Sending {
  return { ...row, message: row.message as Message, attempts: row.attempts as SendingAttempt[] }
}

function channels(tx: Tx) {
  return tx.db
    .selectFrom('alertChannels')
    .select(channelColumns)
    .where('providerId', '=', tx.providerId)
    .where('removedAt', 'is', null)
}

function sendings(tx: Tx) {
  return tx.db.selectFrom('alertSendings').select(sendingColumns).where('providerId', '=', tx.providerId)
}
