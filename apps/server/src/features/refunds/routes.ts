import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  NewRefund,
  RefundList,
  RefundListQuery,
  Refund as RefundSchema,
  RefundTotalsQuery,
} from '@teyue/contract/refund'
import { Totals } from '@teyue/contract/totals'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { type Caller, visibleMerchant, visibleStore } from '../../http/caller.ts'
import { IdempotencyHeaders, idempotencyKey } from '../../http/idempotency.ts'
import { isProven } from '../../http/second-factor.ts'
import { fen } from '../../kit/fen.ts'
import { getPayment } from '../payments/get-payment.ts'
import { viewTotals } from '../payments/totals-view.ts'
import { askNow } from './ask-about-refund.ts'
import { createRefund } from './create-refund.ts'
import { bringForward, sendRefund, verifyImported } from './errands.ts'
import { getRefund, listRefunds, sumOfRefunds } from './get-refund.ts'
import type { Asker } from './limits.ts'
import { isUnanswered } from './refund.ts'
import { refundConditions } from './refund-filter.ts'
import { viewRefund } from './refund-view.ts'

// The caller's own try at WeChat; the promised one takes over after it.
const callerWaitsMs = 8_000
const tags = ['Refunds']

export function refundRoutes(app: FastifyInstance, ctx: Context): void {
  making(app, ctx)
  looking(app, ctx)
  asking(app, ctx)
}

function making(app: FastifyInstance, ctx: Context): void {
  const created = { 200: ref(RefundSchema), 201: ref(RefundSchema), 202: ref(RefundSchema) }

  app.post<{ Params: ById; Body: NewRefund }>(
    '/v1/payments/:id/refunds',
    {
      schema: {
        tags,
        summary: 'Refund a payment, or part of it',
        headers: IdempotencyHeaders,
        params: ById,
        body: ref(NewRefund),
        response: created,
      },
    },
    async (request, reply) => {
      const { amount, reference, reason = null } = request.body
      const signal = AbortSignal.timeout(callerWaitsMs)
      const wanted = { paymentId: request.params.id, amount: fen(amount), reference, reason }
      const asker = askerOf(ctx, request.caller)
      const create = () => createRefund(ctx, request.caller, idempotencyKey(request), wanted, asker)
      const made = await create().catch(async (error: unknown) => {
        if (!isUnverifiedYet(error)) throw error
        await verifyImported(ctx, await getPayment(ctx, request.caller, request.params.id), signal)
        return create()
      })
      const refund = made.isNew
        ? await sendRefund(ctx, made.refund, signal)
        : await bringForward(ctx, made.refund, signal)
      const status = isUnanswered(refund.state) ? 202 : made.isNew ? 201 : 200
      return reply.code(status).send(viewRefund(refund))
    },
  )
}

/** Of what another system ordered WeChat is asked before its first refund. */
function isUnverifiedYet(error: unknown): boolean {
  return error instanceof PublicError && error.code === 'PAYMENT_NOT_VERIFIED'
}

function looking(app: FastifyInstance, ctx: Context): void {
  app.get<{ Params: ById }>(
    '/v1/refunds/:id',
    { schema: { tags, summary: 'Look at a refund', params: ById, response: { 200: ref(RefundSchema) } } },
    async (request) => viewRefund(await getRefund(ctx, request.caller, request.params.id)),
  )

  app.get<{ Querystring: RefundListQuery }>(
    '/v1/refunds',
    { schema: { tags, summary: 'List refunds', querystring: RefundListQuery, response: { 200: ref(RefundList) } } },
    async (request) => {
      const { query, caller } = request
      const limit = limitOf(query)
      const page = { before: query.cursor ?? null, limit: limit + 1 }
      const refunds = await listRefunds(ctx, caller.providerId, { ...conditionsOf(caller, query), ...page })
      return toList(refunds.map(viewRefund), limit)
    },
  )

  app.get<{ Querystring: RefundTotalsQuery }>(
    '/v1/refunds/totals',
    {
      schema: {
        tags,
        summary: 'How many refunds, and their sum',
        querystring: RefundTotalsQuery,
        response: { 200: ref(Totals) },
      },
    },
    async ({ caller, query }) => viewTotals(await sumOfRefunds(ctx, caller.providerId, conditionsOf(caller, query))),
  )
}

function asking(app: FastifyInstance, ctx: Context): void {
  const schema = {
    tags,
    summary: 'Have WeChat asked for a refund now',
    description: 'What it says enters by itself; ask for the refund again, or follow its events.',
    params: ById,
    response: { 202: ref(RefundSchema) },
  }
  app.post<{ Params: ById }>('/v1/refunds/:id/questions', { schema }, async (request, reply) => {
    const refund = await getRefund(ctx, request.caller, request.params.id)
    await askNow(ctx, refund)
    return reply.code(202).send(viewRefund(refund))
  })
}

function conditionsOf(caller: Caller, query: RefundTotalsQuery) {
  const seen = { merchantId: visibleMerchant(caller, query.merchant), storeId: visibleStore(caller, query.store) }
  return refundConditions({ mode: caller.mode, ...seen }, query)
}

function askerOf(ctx: Context, { person, approvalId }: Caller): Asker | null {
  if (!person) return null
  const { personId, isEnrolled } = person
  return { personId, isEnrolled, isProven: isProven(ctx, person), approvalId: approvalId ?? null }
}
