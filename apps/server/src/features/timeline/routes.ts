import { type Disagreement, DisagreementList, DisagreementListQuery } from '@teyue/contract/disagreement'
import { type Event, EventList, EventListQuery } from '@teyue/contract/event'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { requireProviderKey } from '../../http/caller.ts'
import { listDisagreements, listEvents } from './list-events.ts'

const tags = ['Events']

export function timelineRoutes(app: FastifyInstance, ctx: Context): void {
  app.get<{ Querystring: EventListQuery }>(
    '/v1/events',
    { schema: { tags, summary: 'List what happened', querystring: EventListQuery, response: { 200: ref(EventList) } } },
    async ({ caller, query }) => {
      const limit = limitOf(query)
      const { mode, merchantId } = caller
      const filter = {
        mode,
        merchantId,
        subjectId: query.subject ?? null,
        before: query.cursor ?? null,
        limit: limit + 1,
      }
      return toList((await listEvents(ctx, caller.providerId, filter)).map(viewEvent), limit)
    },
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

function viewDisagreement(row: Awaited<ReturnType<typeof listDisagreements>>[number]): Disagreement {
  return {
    id: row.id,
    object: 'disagreement',
    kind: row.kind,
    subject: row.subjectId,
    account: row.accountId,
    message: row.message,
    ours: row.ours as Disagreement['ours'],
    theirs: row.theirs as Disagreement['theirs'],
    source: row.source as Disagreement['source'],
    state: row.state,
    times: row.times,
    first_at: row.firstAt.toISOString(),
    last_at: row.lastAt.toISOString(),
  }
}
