import {
  AlertChannel,
  AlertChannelList,
  AlertSending,
  AlertSendingList,
  AlertSendingListQuery,
  type AlertChannel as ChannelView,
  NewAlertChannel,
  type AlertSending as SendingView,
} from '@teyue/contract/alert-channel'
import { type List, limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { actorOf } from '../../http/caller.ts'
import { maskText } from '../../kit/redact.ts'
import type { Channel, Target } from './channel.ts'
import { sendAlert } from './errands.ts'
import { listChannels, listSendings } from './list-channels.ts'
import { makeChannel } from './make-channel.ts'
import { promiseTest } from './promise-sending.ts'
import { removeChannel } from './remove-channel.ts'
import type { Sending } from './sending.ts'

const tags = ['Alerts']
type OfOne = { Params: ById }

export function channelRoutes(app: FastifyInstance, ctx: Context): void {
  const make = {
    tags,
    summary: 'Make a channel for alerts',
    description: 'It is told of what stands already, in one message. Addresses and passwords are kept sealed.',
    body: ref(NewAlertChannel),
    response: { 201: ref(AlertChannel) },
  }
  app.post<{ Body: NewAlertChannel }>('/v1/alert-channels', { schema: make }, async (request, reply) => {
    const { caller, body } = request
    const { name, language, min_severity: minSeverity, after_minutes: afterMinutes, per_hour: perHour } = body
    const order = { name, language, minSeverity, afterMinutes, perHour, target: targetOf(body) }
    return reply.code(201).send(channelView(await makeChannel(ctx, caller.providerId, actorOf(request), order)))
  })

  const list = { tags, summary: 'List channels for alerts', response: { 200: ref(AlertChannelList) } }
  app.get('/v1/alert-channels', { schema: list }, async ({ caller }) => {
    const data = (await listChannels(ctx, caller.providerId)).map(channelView)
    return { object: 'list', data, has_more: false, next_cursor: null } satisfies List<ChannelView>
  })

  const remove = {
    tags,
    summary: 'Remove a channel for alerts',
    params: ById,
    response: { 204: { type: 'null', description: 'Removed' } },
  }
  app.delete<OfOne>('/v1/alert-channels/:id', { schema: remove }, async ({ caller, params }, reply) => {
    await removeChannel(ctx, caller.providerId, params.id)
    return reply.code(204).send()
  })

  const test = {
    tags,
    summary: 'Send a test over a channel',
    description: 'At once; the answer says how it ended.',
    params: ById,
    response: { 200: ref(AlertSending) },
  }
  app.post<OfOne>('/v1/alert-channels/:id/tests', { schema: test }, async ({ caller, params }) => {
    const { id } = await promiseTest(ctx, caller.providerId, params.id)
    return sendingView(await sendAlert(ctx, caller.providerId, id))
  })

  const sendings = {
    tags,
    summary: 'List what was told',
    querystring: AlertSendingListQuery,
    response: { 200: ref(AlertSendingList) },
  }
  type Listing = { Querystring: AlertSendingListQuery }
  app.get<Listing>('/v1/alert-sendings', { schema: sendings }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const filter = { channelId: query.channel ?? null, before: query.cursor ?? null, limit: limit + 1 }
    return toList((await listSendings(ctx, caller.providerId, filter)).map(sendingView), limit)
  })
}

/** What the kind needs must be there, and nothing else. */
function targetOf({ kind, robot, mail }: NewAlertChannel): Target {
  const refuse = (field: string) => new PublicError('ALERT_CHANNEL_INCOMPLETE', { field, kind })
  if (kind === 'email') {
    if (!mail || robot) throw refuse(mail ? 'robot' : 'mail')
    const { user = null, password = null, ...rest } = mail
    if ((user === null) !== (password === null)) throw refuse(user === null ? 'mail.user' : 'mail.password')
    return { kind, ...rest, user, password }
  }
  if (!robot || mail) throw refuse(robot ? 'mail' : 'robot')
  if (kind === 'wecom' && robot.secret !== undefined) throw refuse('robot.secret')
  return { kind, url: robot.url, secret: robot.secret ?? null }
}

function channelView(channel: Channel): ChannelView {
  return {
    id: channel.id,
    object: 'alert_channel',
    kind: channel.kind,
    name: channel.name,
    language: channel.language,
    min_severity: channel.minSeverity,
    after_minutes: channel.afterMinutes,
    per_hour: channel.perHour,
    hint: channel.hint,
    created_at: channel.createdAt.toISOString(),
  }
}

function sendingView(sending: Sending): SendingView {
  return {
    id: sending.id,
    object: 'alert_sending',
    channel: sending.channelId,
    purpose: sending.purpose,
    title: sending.message.title,
    lines: [...sending.message.lines],
    state: sending.state,
    attempts: sending.attempts.map(({ at, durationMs, status, outcome, excerpt }) => ({
      at,
      duration_ms: durationMs,
      status,
      outcome,
      answer_excerpt: maskText(excerpt),
    })),
    next_at: sending.nextAt?.toISOString() ?? null,
    created_at: sending.createdAt.toISOString(),
  }
}
