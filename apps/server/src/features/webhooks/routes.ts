import { Event } from '@teyue/contract/event'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  type WebhookDelivery as DeliveryView,
  WebhookDelivery,
  WebhookDeliveryInFull,
  WebhookDeliveryList,
  WebhookDeliveryListQuery,
} from '@teyue/contract/webhook-delivery'
import {
  type WebhookEndpoint as EndpointView,
  NewWebhookEndpoint,
  NewWebhookSecret,
  RegisteredWebhookEndpoint,
  WebhookEndpoint,
  WebhookEndpointList,
  WebhookEndpointListQuery,
} from '@teyue/contract/webhook-endpoint'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { visibleMerchant } from '../../http/caller.ts'
import { isId } from '../../kit/ids.ts'
import type { Attempt, Delivery } from './delivery.ts'
import type { WebhookEndpoint as Endpoint } from './endpoint.ts'
import { getWebhookDelivery, listWebhookDeliveries } from './get-webhook-delivery.ts'
import { getWebhookEndpoint, listWebhookEndpoints } from './get-webhook-endpoint.ts'
import { redeliverWebhook } from './redeliver-webhook.ts'
import { registerWebhookEndpoint } from './register-webhook-endpoint.ts'
import { removeWebhookEndpoint } from './remove-webhook-endpoint.ts'
import { renewWebhookSecret } from './renew-webhook-secret.ts'
import { sendWebhookTest } from './send-webhook-test.ts'

const tags = ['Webhooks']
const OVERLAP_HOURS = 24
type OfOne = { Params: ById }

/** A merchant's key sees its own endpoints; a provider's key sees all of its mode. */
export function webhookRoutes(app: FastifyInstance, ctx: Context): void {
  registration(app, ctx)
  endpoints(app, ctx)
  deliveries(app, ctx)
}

function registration(app: FastifyInstance, ctx: Context): void {
  const register = {
    tags,
    summary: 'Register a webhook endpoint',
    description: 'Messages are signed after Standard Webhooks; the secret is shown in this answer and never again.',
    body: ref(NewWebhookEndpoint),
    response: { 201: ref(RegisteredWebhookEndpoint) },
  }
  app.post<{ Body: NewWebhookEndpoint }>(
    '/v1/webhook-endpoints',
    { schema: register },
    async ({ caller, body }, reply) => {
      const { endpoint, secret } = await registerWebhookEndpoint(ctx, {
        providerId: caller.providerId,
        mode: caller.mode,
        merchantId: visibleMerchant(caller, body.merchant),
        url: body.url,
        eventTypes: body.event_types ?? ['*'],
      })
      return reply.code(201).send({ ...endpointView(endpoint), secret } satisfies RegisteredWebhookEndpoint)
    },
  )

  const renew = {
    tags,
    summary: "Renew a webhook endpoint's secret",
    description:
      'Until the old one ends, both sign (webhook-signature holds two) and either verifies. Renewed again meanwhile, the old one stays and only the newer gives way. The secret is shown in this answer and never again.',
    params: ById,
    body: ref(NewWebhookSecret),
    response: { 201: ref(RegisteredWebhookEndpoint) },
  }
  app.post<OfOne & { Body: NewWebhookSecret }>(
    '/v1/webhook-endpoints/:id/secrets',
    { schema: renew },
    async ({ caller, params, body }, reply) => {
      const { overlap_hours: overlapHours = OVERLAP_HOURS } = body
      const { endpoint, secret } = await renewWebhookSecret(ctx, caller, params.id, overlapHours)
      return reply.code(201).send({ ...endpointView(endpoint), secret } satisfies RegisteredWebhookEndpoint)
    },
  )

  const remove = {
    tags,
    summary: 'Remove a webhook endpoint',
    description: 'It hears nothing more; what was on its way to it is given up.',
    params: ById,
    response: { 204: { type: 'null', description: 'Removed' } },
  }
  app.delete<OfOne>('/v1/webhook-endpoints/:id', { schema: remove }, async ({ caller, params }, reply) => {
    await removeWebhookEndpoint(ctx, caller, params.id)
    return reply.code(204).send()
  })
}

function endpoints(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List webhook endpoints',
    querystring: WebhookEndpointListQuery,
    response: { 200: ref(WebhookEndpointList) },
  }
  type Listing = { Querystring: WebhookEndpointListQuery }
  app.get<Listing>('/v1/webhook-endpoints', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const { merchant, ...page } = query
    const viewer = { ...caller, merchantId: visibleMerchant(caller, merchant) }
    const found = await listWebhookEndpoints(ctx, viewer, { ...page, limit: limit + 1 })
    return toList(found.map(endpointView), limit)
  })

  const get = { tags, summary: 'Get a webhook endpoint', params: ById, response: { 200: ref(WebhookEndpoint) } }
  app.get<OfOne>('/v1/webhook-endpoints/:id', { schema: get }, async ({ caller, params }) =>
    endpointView(await getWebhookEndpoint(ctx, caller, params.id)),
  )

  const test = {
    tags,
    summary: 'Test a webhook endpoint',
    description:
      'Sends it an event `webhook.test`, whatever it has asked for. What became of it: GET /v1/webhook-deliveries?event=…',
    params: ById,
    response: { 202: ref(Event) },
  }
  app.post<OfOne>('/v1/webhook-endpoints/:id/tests', { schema: test }, async ({ caller, params }, reply) => {
    const event = await sendWebhookTest(ctx, caller, params.id)
    return reply.code(202).send({
      id: event.id,
      object: 'event',
      type: event.type,
      at: event.at.toISOString(),
      source: 'caller',
      subject: event.subjectId,
      merchant: isId('merchant', event.merchantId) ? event.merchantId : null,
      facts: event.facts,
    } satisfies Event)
  })
}

function deliveries(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List webhook deliveries',
    querystring: WebhookDeliveryListQuery,
    response: { 200: ref(WebhookDeliveryList) },
  }
  type Listing = { Querystring: WebhookDeliveryListQuery }
  app.get<Listing>('/v1/webhook-deliveries', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const found = await listWebhookDeliveries(ctx, caller, query, { ...query, limit: limit + 1 })
    return toList(found.map(deliveryView), limit)
  })

  const get = {
    tags,
    summary: 'Get a webhook delivery with its attempts',
    params: ById,
    response: { 200: ref(WebhookDeliveryInFull) },
  }
  app.get<OfOne>('/v1/webhook-deliveries/:id', { schema: get }, async ({ caller, params }) => {
    const { delivery, attempts } = await getWebhookDelivery(ctx, caller, params.id)
    return { ...deliveryView(delivery), attempts: attempts.map(attemptView) } satisfies WebhookDeliveryInFull
  })

  const again = {
    tags,
    summary: 'Send a delivery again',
    description: 'Now, whatever became of it before, with the same webhook-id.',
    params: ById,
    response: { 202: ref(WebhookDelivery) },
  }
  app.post<OfOne>('/v1/webhook-deliveries/:id/redeliveries', { schema: again }, async ({ caller, params }, reply) =>
    reply.code(202).send(deliveryView(await redeliverWebhook(ctx, caller, params.id))),
  )
}

function endpointView({ id, mode, merchantId, url, eventTypes, createdAt, oldSecretUntil }: Endpoint): EndpointView {
  return {
    id,
    object: 'webhook_endpoint',
    mode,
    merchant: merchantId,
    url,
    event_types: [...eventTypes] as EndpointView['event_types'],
    created_at: createdAt.toISOString(),
    old_secret_until: oldSecretUntil?.toISOString() ?? null,
  }
}

function deliveryView(delivery: Delivery): DeliveryView {
  return {
    id: delivery.id,
    object: 'webhook_delivery',
    endpoint: delivery.endpointId,
    event: delivery.eventId,
    event_type: delivery.eventType,
    state: delivery.state,
    attempt_count: delivery.attempts,
    next_at: delivery.nextAt?.toISOString() ?? null,
    created_at: delivery.createdAt.toISOString(),
  }
}

function attemptView({
  number,
  at,
  durationMs,
  status,
  outcome,
  excerpt,
}: Attempt): WebhookDeliveryInFull['attempts'][number] {
  return { number, at: at.toISOString(), duration_ms: durationMs, status, outcome, answer_excerpt: excerpt }
}
