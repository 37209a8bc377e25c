import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import {
  NewPayment,
  PaymentList,
  PaymentListQuery,
  Payment as PaymentSchema,
  PaymentTotalsQuery,
} from '@teyue/contract/payment'
import { Totals } from '@teyue/contract/totals'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actingMerchant, type Caller, visibleMerchant, visibleStore } from '../../http/caller.ts'
import { IdempotencyHeaders, idempotencyKey } from '../../http/idempotency.ts'
import { askNow } from './ask-about-payment.ts'
import { callUpPayment } from './call-up-payment.ts'
import { startClosing } from './close-payment.ts'
import { createPayment } from './create-payment.ts'
import { bringForward, closeOrder, sendOrder } from './errands.ts'
import { getPayment, listPayments, sumOfPayments } from './get-payment.ts'
import { isUnanswered, type Payment } from './payment.ts'
import { paymentConditions } from './payment-filter.ts'
import type { PaymentRequest } from './payment-request.ts'
import { assertNotModeOne } from './payment-request.ts'
import { viewPayment } from './payment-view.ts'
import { viewTotals } from './totals-view.ts'

// The caller's own try at WeChat; the promised one takes over after it.
const callerWaitsMs = 8_000
const tags = ['Payments']

export function paymentRoutes(app: FastifyInstance, ctx: Context): void {
  making(app, ctx)
  looking(app, ctx)
  asking(app, ctx)
}

function making(app: FastifyInstance, ctx: Context): void {
  const created = { 200: ref(PaymentSchema), 201: ref(PaymentSchema), 202: ref(PaymentSchema) }

  app.post<{ Body: NewPayment }>(
    '/v1/payments',
    {
      schema: {
        tags,
        summary: 'Make a payment',
        headers: IdempotencyHeaders,
        body: ref(NewPayment),
        response: created,
      },
      preValidation: async ({ body }) => assertNotModeOne(body),
    },
    async (request, reply) => {
      const { providerId, mode } = request.caller
      const store = visibleStore(request.caller, request.body.store)
      const filled = { merchant: actingMerchant(request.caller, request.body.merchant), ...(store ? { store } : {}) }
      const body = { ...request.body, ...filled }
      const askedFrom = request.ip.replace(/^::ffff:/, '')
      const asking = { providerId, mode, idempotencyKey: idempotencyKey(request), askedFrom }
      const signal = AbortSignal.timeout(callerWaitsMs)
      const made = await createPayment(ctx, asking, body)
      const payment = made.isNew
        ? await sendOrder(ctx, made.payment, made.account, signal)
        : await bringForward(ctx, made.payment, signal)
      return reply.code(statusOf(payment, made.isNew)).send(await render(ctx, payment, body))
    },
  )

  app.post<{ Params: ById }>(
    '/v1/payments/:id/close',
    {
      schema: {
        tags,
        summary: 'Close a payment',
        params: ById,
        response: { 200: ref(PaymentSchema), 202: ref(PaymentSchema) },
      },
    },
    async (request, reply) => {
      const found = await getPayment(ctx, request.caller, request.params.id)
      const closing = await startClosing(ctx, found, found.id, 'caller')
      const payment =
        closing.state === 'closing' ? await closeOrder(ctx, closing, AbortSignal.timeout(callerWaitsMs)) : closing
      return reply.code(payment.state === 'closing' ? 202 : 200).send(await render(ctx, payment))
    },
  )
}

function looking(app: FastifyInstance, ctx: Context): void {
  app.get<{ Params: ById }>(
    '/v1/payments/:id',
    { schema: { tags, summary: 'Look at a payment', params: ById, response: { 200: ref(PaymentSchema) } } },
    async (request) => render(ctx, await getPayment(ctx, request.caller, request.params.id)),
  )

  app.get<{ Querystring: PaymentListQuery }>(
    '/v1/payments',
    { schema: { tags, summary: 'List payments', querystring: PaymentListQuery, response: { 200: ref(PaymentList) } } },
    async (request) => {
      const limit = limitOf(request.query)
      const payments = await listPayments(ctx, request.caller.providerId, {
        ...conditionsOf(request.caller, request.query),
        before: request.query.cursor ?? null,
        limit: limit + 1,
      })
      return toList(
        payments.map((payment) => viewPayment(ctx.vault, payment, null)),
        limit,
      )
    },
  )

  app.get<{ Querystring: PaymentTotalsQuery }>(
    '/v1/payments/totals',
    {
      schema: {
        tags,
        summary: 'How many payments, and their sum',
        querystring: PaymentTotalsQuery,
        response: { 200: ref(Totals) },
      },
    },
    async ({ caller, query }) => viewTotals(await sumOfPayments(ctx, caller.providerId, conditionsOf(caller, query))),
  )
}

function asking(app: FastifyInstance, ctx: Context): void {
  const schema = {
    tags,
    summary: 'Have WeChat asked for a payment now',
    description: 'What it says enters by itself; ask for the payment again, or follow its events.',
    params: ById,
    response: { 202: ref(PaymentSchema) },
  }
  app.post<{ Params: ById }>('/v1/payments/:id/questions', { schema }, async (request, reply) => {
    const payment = await getPayment(ctx, request.caller, request.params.id)
    await askNow(ctx, payment)
    return reply.code(202).send(await render(ctx, payment))
  })
}

async function render(ctx: Context, payment: Payment, request?: PaymentRequest) {
  return viewPayment(ctx.vault, payment, await callUpPayment(ctx, payment), request)
}

function statusOf(payment: Payment, isNew: boolean): number {
  if (isUnanswered(payment.state)) return 202
  return isNew ? 201 : 200
}

function conditionsOf(caller: Caller, query: PaymentTotalsQuery) {
  const seen = { merchantId: visibleMerchant(caller, query.merchant), storeId: visibleStore(caller, query.store) }
  return paymentConditions({ mode: caller.mode, ...seen }, query)
}
