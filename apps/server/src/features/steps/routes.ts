import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import { Exchange, ExchangeQuery, Timeline } from '@teyue/contract/timeline'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import type { Caller } from '../../http/caller.ts'
import { may } from '../people/role.ts'
import {
  readApplymentTimeline,
  readExchange,
  readPaymentTimeline,
  readRefundTimeline,
  type Sight,
} from './read-timeline.ts'
import { actToRead } from './subject-act.ts'
import { viewExchange, viewTimeline } from './timeline-view.ts'

export function stepRoutes(app: FastifyInstance, ctx: Context): void {
  const description =
    'Each move, by whose word it was made, and what went over the wire; silences; webhooks and disagreements as far as the role may see them. Failures come with their cause and what to do.'
  const response = { 200: ref(Timeline) }
  app.get<{ Params: ById }>(
    '/v1/payments/:id/timeline',
    { schema: { tags: ['Payments'], summary: 'All that happened to a payment', description, params: ById, response } },
    async ({ caller, params }) => viewTimeline(await readPaymentTimeline(ctx, caller, params.id, sightOf(caller))),
  )

  app.get<{ Params: ById }>(
    '/v1/refunds/:id/timeline',
    { schema: { tags: ['Refunds'], summary: 'All that happened to a refund', description, params: ById, response } },
    async ({ caller, params }) => viewTimeline(await readRefundTimeline(ctx, caller, params.id, sightOf(caller))),
  )

  app.get<{ Params: ById }>(
    '/v1/applyments/:id/timeline',
    {
      schema: {
        tags: ['Applyments'],
        summary: 'All that happened to an applyment',
        description,
        params: ById,
        response,
      },
    },
    async ({ caller, params }) => viewTimeline(await readApplymentTimeline(ctx, caller, params.id, sightOf(caller))),
  )

  const exchange = {
    tags: ['Events'],
    summary: 'Look at what went over the wire',
    description: 'For whoever may also read the thing that it is about.',
    params: ById,
    querystring: ExchangeQuery,
    response: { 200: ref(Exchange) },
  }
  app.get<{ Params: ById; Querystring: ExchangeQuery }>(
    '/v1/exchanges/:id',
    { schema: exchange },
    async ({ caller, params, query }) => {
      if (!may(caller.role, caller.merchantId, actToRead(query.of)))
        throw new PublicError('NOT_ALLOWED', { field: 'of' })
      const { disagreements } = sightOf(caller)
      return viewExchange(await readExchange(ctx, caller, { id: params.id, subjectId: query.of, disagreements }))
    },
  )
}

function sightOf({ role, merchantId }: Caller): Sight {
  return {
    deliveries: may(role, merchantId, 'webhooks.read'),
    disagreements: may(role, merchantId, 'disagreements.read'),
  }
}
