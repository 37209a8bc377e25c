import { Readable } from 'node:stream'
import { DisagreementList, DisagreementListQuery } from '@teyue/contract/disagreement'
import { Event, EventList, EventListQuery, EventStreamHeaders, EventStreamQuery } from '@teyue/contract/event'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { type Caller, requireProviderKey } from '../../http/caller.ts'
import { idAt } from '../../kit/ids.ts'
import { type Act, may } from '../people/role.ts'
import { viewDisagreement } from './disagreement-view.ts'
import { followEvents } from './follow-events.ts'
import { getEvent, listDisagreements, listEvents } from './list-events.ts'

const tags = ['Events']
const MAX_STREAMS = 200
const MAX_STREAMS_OF_KEY = 10
const FULL_AGAIN_IN_SECONDS = 10
/** Where and how soon whoever is cut off shall begin again, also before anything has happened; as an EventSource understands it. */
const greeting = (id: string) => `id: ${id}\nretry: 1000\n\n`
const guarded: readonly (readonly [string, Act])[] = [
  ['settlement_', 'settlement_accounts.read'],
  ['subject_confirmation.', 'applyments.read'],
]
const HEARTBEAT = ': nothing new\n\n'

export function timelineRoutes(app: FastifyInstance, ctx: Context): void {
  lists(app, ctx)
  stream(app, ctx)
}

function stream(app: FastifyInstance, ctx: Context): void {
  const open = new Map<AbortController, string>()
  // Whoever follows would keep the server from stopping.
  app.addHook('preClose', async () => {
    for (const end of open.keys()) end.abort()
  })
  const schema = {
    tags,
    summary: 'Follow what happens',
    description: `Server-sent events: \`id\` is the event's, \`event\` its type, \`data\` the event as JSON; a comment each second when nothing is new. It ends after a minute: come back with Last-Event-ID, as EventSource does. Then none is missed, and those of the five seconds before it may come again. At most ${MAX_STREAMS_OF_KEY} at once with one key.`,
    querystring: EventStreamQuery,
    headers: EventStreamHeaders,
    response: {
      200: { description: 'Events as they happen', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    },
  }
  type Following = { Querystring: EventStreamQuery; Headers: { 'last-event-id'?: string } }
  app.get<Following>('/v1/events/stream', { schema }, async ({ caller, query, headers }, reply) => {
    const ofKey = [...open.values()].filter((key) => key === caller.keyId).length
    if (open.size >= MAX_STREAMS || ofKey >= MAX_STREAMS_OF_KEY)
      throw new PublicError('TOO_MANY_REQUESTS', { streams_open: ofKey, retry_after_seconds: FULL_AGAIN_IN_SECONDS })
    const filter = { ...sightOf(caller), subjectId: query.subject ?? null, type: query.type ?? null }
    const after = headers['last-event-id'] ?? query.after ?? null
    const from = after ?? idAt('event', ctx.now().getTime())
    const end = new AbortController()
    open.set(end, caller.keyId)
    const events = followEvents(ctx, caller.providerId, filter, after, end.signal)
    const body = Readable.from(spoken(events, from)).once('close', () => {
      end.abort()
      open.delete(end)
    })
    // A proxy that gathers answers would keep the news to itself.
    return reply
      .headers({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no', connection: 'close' })
      .send(body)
  })
}

/** Begins to speak only after the first look: whoever hears the greeting misses nothing from then on. */
async function* spoken(events: ReturnType<typeof followEvents>, from: string): AsyncGenerator<string> {
  let next = await events.next()
  yield greeting(from)
  for (; !next.done; next = await events.next()) {
    const event = next.value
    yield event ? `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(viewEvent(event))}\n\n` : HEARTBEAT
  }
}

function lists(app: FastifyInstance, ctx: Context): void {
  app.get<{ Querystring: EventListQuery }>(
    '/v1/events',
    { schema: { tags, summary: 'List what happened', querystring: EventListQuery, response: { 200: ref(EventList) } } },
    async ({ caller, query }) => {
      const limit = limitOf(query)
      const filter = {
        ...sightOf(caller),
        subjectId: query.subject ?? null,
        type: query.type ?? null,
        before: query.cursor ?? null,
        limit: limit + 1,
      }
      return toList((await listEvents(ctx, caller.providerId, filter)).map(viewEvent), limit)
    },
  )

  app.get<{ Params: ById }>(
    '/v1/events/:id',
    { schema: { tags, summary: 'Look at an event', params: ById, response: { 200: ref(Event) } } },
    async ({ caller, params }) =>
      viewEvent(await getEvent(ctx, { providerId: caller.providerId, ...sightOf(caller) }, params.id)),
  )

  app.get<{ Querystring: DisagreementListQuery }>(
    '/v1/disagreements',
    {
      schema: {
        tags,
        summary: "List where our books and WeChat's differ",
        querystring: DisagreementListQuery,
        response: { 200: ref(DisagreementList) },
      },
    },
    async ({ caller, query }) => {
      requireProviderKey(caller)
      const limit = limitOf(query)
      const { mode } = caller
      const filter = {
        mode,
        state: query.state ?? null,
        subjectId: query.subject ?? null,
        before: query.cursor ?? null,
        limit: limit + 1,
      }
      return toList((await listDisagreements(ctx, caller.providerId, filter)).map(viewDisagreement), limit)
    },
  )
}

/** What an event tells of a thing is for who may look at the thing. */
function sightOf({ mode, merchantId, storeId, role }: Caller) {
  const unseen = guarded.flatMap(([beginning, act]) => (may(role, merchantId, act) ? [] : [beginning]))
  return { mode, merchantId, ...(storeId === undefined ? {} : { storeId }), unseen }
}

function viewEvent(row: Awaited<ReturnType<typeof listEvents>>[number]): Event {
  return {
    id: row.id,
    object: 'event',
    type: row.type,
    at: row.at.toISOString(),
    source: row.source,
    subject: row.subjectId,
    merchant: row.merchantId || null,
    facts: row.facts as Event['facts'],
  }
}
