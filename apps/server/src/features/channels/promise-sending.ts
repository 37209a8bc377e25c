import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { type Promised, promiseJob } from '../../queue/promise-job.ts'
import { takeTurn } from '../../storage/take-turn.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Channel } from './channel.ts'
import type { Message } from './message.ts'
import type { Purpose, Sending } from './sending.ts'
import { countSendings, insertSending, selectChannel } from './store.ts'

const HOUR_MS = 3_600_000

/** Joins: whether the channel may be told something now; otherwise it waits and is told all in one when it may. */
export async function maySend(tx: Tx, channel: Channel): Promise<boolean> {
  await takeTurn(tx, `sendings of ${channel.id}`)
  return (await countSendings(tx, channel.id, new Date(tx.now.getTime() - HOUR_MS))) < channel.perHour
}

/** Joins: promises that the channel is told this. */
export async function promiseSending(tx: Tx, channelId: string, purpose: Purpose, message: Message): Promise<Sending> {
  const sending: Sending = {
    id: newId('alertSending'),
    channelId,
    purpose,
    message,
    state: 'waiting',
    attempts: [],
    nextAt: tx.now,
    createdAt: tx.now,
  }
  await insertSending(tx, sending)
  promiseJob(tx, promisedSending(sending.id))
  return sending
}

export function promisedSending(sendingId: string, at: Date | null = null): Promised {
  return { task: 'alerts.send', key: `alerts.send/${sendingId}`, payload: { sendingId }, ...(at ? { at } : {}) }
}

/** A message that says it is none, so that people see whether it arrives. */
export async function promiseTest(ctx: Context, providerId: string, channelId: string): Promise<Sending> {
  return inTenant(ctx, { providerId }, async (tx) => {
    const channel = await selectChannel(tx, channelId)
    if (!channel) throw new PublicError('ALERT_CHANNEL_NOT_FOUND')
    if (!(await maySend(tx, channel)))
      throw new PublicError('TOO_MANY_REQUESTS', { retry_after_seconds: HOUR_MS / 1000 })
    const link = `${ctx.publicUrl}/alerts`
    return promiseSending(tx, channelId, 'test', testMessage(channel, link))
  })
}

function testMessage({ name, language }: Channel, link: string): Message {
  if (language === 'zh')
    return { title: 'Teyue 测试消息', lines: [`“${name}”可以收到告警。这是一条测试，无需处理。`], link }
  return { title: 'Teyue: a test', lines: [`“${name}” is reached. This is a test; nothing is wrong.`], link }
}
