import { Examination, NewTestPayment, TestPayment as TestSchema } from '@teyue/contract/doctor'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { doerOf } from '../../http/caller.ts'
import { createPayment } from '../payments/create-payment.ts'
import { firstLook } from '../payments/promises.ts'
import { createTestPayment } from './create-test-payment.ts'
import { viewExamination, viewTest } from './doctor-view.ts'
import { openEcho } from './echo.ts'
import { askOutside } from './errands.ts'
import { getExamination, getTestPayment } from './get-examination.ts'
import { testRequest } from './test-payment.ts'
import { updateTest } from './update-test.ts'

// The caller waits for the outside.
const callerWaitsMs = 8_000
const tags = ['Merchants']

/** The doctor of merchants: everything that must be right before the first fen, and one fen to try it. */
export function doctorRoutes(app: FastifyInstance, ctx: Context): void {
  examinations(app, ctx)
  tests(app, ctx)
  echo(app, ctx)
}

function examinations(app: FastifyInstance, ctx: Context): void {
  const answer = { params: ById, response: { 200: ref(Examination) } }
  const get = {
    tags,
    summary: 'What must be right before the first fen, and what is not',
    description: 'Green, or with the next step. What the outside said is as of `asked_at`.',
    ...answer,
  }
  app.get<{ Params: ById }>('/v1/merchants/:id/doctor', { schema: get }, async ({ caller, params }) =>
    viewExamination(await getExamination(ctx, caller, params.id)),
  )

  const ask = {
    tags,
    summary: 'Examine a merchant now',
    description: 'Asks WeChat about each number and the time, and calls our own address for notices.',
    params: ById,
    response: { 201: ref(Examination) },
  }
  app.post<{ Params: ById }>('/v1/merchants/:id/examinations', { schema: ask }, async ({ caller, params }, reply) => {
    await askOutside(ctx, caller, params.id, AbortSignal.timeout(callerWaitsMs))
    return reply.code(201).send(viewExamination(await getExamination(ctx, caller, params.id)))
  })
}

function tests(app: FastifyInstance, ctx: Context): void {
  const make = {
    tags,
    summary: 'Try a merchant with one fen',
    description:
      'A Native payment of 0.01 yuan; as soon as it is paid it is given back. In live mode a real fen moves.',
    params: ById,
    body: ref(NewTestPayment),
    response: { 202: ref(TestSchema) },
  }
  type Make = { Params: ById; Body: NewTestPayment }
  app.post<Make>('/v1/merchants/:id/test-payments', { schema: make }, async (request, reply) => {
    const wanted = { merchantId: request.params.id, subMerchantId: request.body.sub_merchant }
    const { providerId, mode } = request.caller
    const test = await createTestPayment(ctx, request.caller, doerOf(request), wanted)
    const made = await createPayment(ctx, { providerId, mode, idempotencyKey: null }, testRequest(test))
    const look = firstLook(made.payment, made.payment.createdAt)
    const kept = await updateTest(ctx, { ...test, paymentId: made.payment.id }, { look })
    return reply.code(202).send(viewTest(kept))
  })

  const get = { tags, summary: 'Look at a test payment', params: ById, response: { 200: ref(TestSchema) } }
  app.get<{ Params: ById }>('/v1/test-payments/:id', { schema: get }, async ({ caller, params }) =>
    viewTest(await getTestPayment(ctx, caller, params.id)),
  )
}

/** Answers whoever calls with a nonce that was sealed here: the proof that our own address leads to us. It tells nobody else anything. */
function echo(app: FastifyInstance, ctx: Context): void {
  type Asked = { Params: { account: string }; Querystring: { token?: string } }
  app.get<Asked>(
    '/notify/wechat/:account/echo',
    { config: { isPublic: true }, schema: { hide: true } },
    async ({ params, query }, reply) => {
      const nonce = openEcho(ctx.vault, params.account, typeof query.token === 'string' ? query.token : undefined)
      return reply
        .code(nonce === null ? 404 : 200)
        .type('text/plain')
        .serializer(String)
        .send(nonce ?? '')
    },
  )
}
