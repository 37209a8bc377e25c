import { type List, limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import {
  AccountCallsList,
  AccountCallsQuery,
  type AccountCalls as CallsView,
  JobList,
  JobListQuery,
  type Job as JobView,
  NewPaymentStop,
  PaymentStop,
  PaymentStopList,
  PaymentStopListQuery,
  Queues,
  type PaymentStop as StopView,
} from '@teyue/contract/operations'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf } from '../../http/caller.ts'
import { maskText } from '../../kit/redact.ts'
import { type AccountCalls, meanMs } from './account-calls.ts'
import { type Job, reasonOf, subjectOf } from './job.ts'
import { listAccountCalls } from './list-account-calls.ts'
import { listJobs, listQueues } from './list-jobs.ts'
import { listPaymentStops } from './list-payment-stops.ts'
import { makePaymentStop } from './make-payment-stop.ts'
import type { PaymentStop as Stop } from './payment-stop.ts'
import { removePaymentStop } from './remove-payment-stop.ts'
import { retryJob } from './retry-job.ts'

const tags = ['Operations']
const MAX_JOBS = 100
const MINUTES = 60
type OfOne = { Params: ById }

/** What the provider's people look after: stops, jobs, and how WeChat answers. */
export function operationRoutes(app: FastifyInstance, ctx: Context): void {
  stops(app, ctx)
  jobs(app, ctx)
  calls(app, ctx)
}

function stops(app: FastifyInstance, ctx: Context): void {
  const make = {
    tags,
    summary: 'Stop taking payments',
    description: 'For an account or a merchant. New payments are refused with the reason; everything else goes on.',
    body: ref(NewPaymentStop),
    response: { 201: ref(PaymentStop) },
  }
  app.post<{ Body: NewPaymentStop }>('/v1/payment-stops', { schema: make }, async (request, reply) => {
    const { account, merchant, reason } = request.body
    const order = { accountId: account ?? null, merchantId: merchant ?? null, reason }
    const made = await makePaymentStop(ctx, request.caller.providerId, actorOf(request), order)
    return reply.code(201).send(stopView(made))
  })

  const end = {
    tags,
    summary: 'Take payments again',
    params: ById,
    response: { 200: ref(PaymentStop) },
  }
  app.delete<OfOne>('/v1/payment-stops/:id', { schema: end }, async (request) =>
    stopView(await removePaymentStop(ctx, request.caller.providerId, actorOf(request), request.params.id)),
  )

  const list = {
    tags,
    summary: 'List where no payments are taken',
    querystring: PaymentStopListQuery,
    response: { 200: ref(PaymentStopList) },
  }
  type Listing = { Querystring: PaymentStopListQuery }
  app.get<Listing>('/v1/payment-stops', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const standing = query.standing === undefined ? null : query.standing === 'true'
    const filter = { standing, before: query.cursor ?? null, limit: limit + 1 }
    return toList((await listPaymentStops(ctx, caller.providerId, filter)).map(stopView), limit)
  })
}

function jobs(app: FastifyInstance, ctx: Context): void {
  const list = {
    tags,
    summary: 'List jobs',
    description: `At most ${MAX_JOBS}, those that have failed most first.`,
    querystring: JobListQuery,
    response: { 200: ref(JobList) },
  }
  app.get<{ Querystring: JobListQuery }>('/v1/jobs', { schema: list }, async ({ caller, query }) => {
    const filter = { state: query.state ?? null, task: query.task ?? null, limit: MAX_JOBS }
    const data = (await listJobs(ctx, caller.providerId, filter)).map(jobView)
    return { object: 'list', data, has_more: false, next_cursor: null } satisfies List<JobView>
  })

  const retry = {
    tags,
    summary: 'Run a job at once',
    description: 'As if it had never failed.',
    params: ById,
    response: { 204: { type: 'null', description: 'It is due now' } },
  }
  app.post<OfOne>('/v1/jobs/:id/retries', { schema: retry }, async ({ caller, params }, reply) => {
    await retryJob(ctx, caller.providerId, params.id)
    return reply.code(204).send()
  })

  const queues = { tags, summary: 'Look at the queues', response: { 200: ref(Queues) } }
  app.get('/v1/queues', { schema: queues }, async ({ caller }) => {
    const found = await listQueues(ctx, caller.providerId)
    return {
      object: 'queues',
      workers: found.workers,
      queues: found.queues.map(({ task, counts, oldestDueAt }) => ({
        task,
        ...counts,
        oldest_due_at: oldestDueAt?.toISOString() ?? null,
      })),
    } satisfies Queues
  })
}

function calls(app: FastifyInstance, ctx: Context): void {
  const schema = {
    tags,
    summary: 'Look at how WeChat answers',
    description: 'Each account’s calls of the last minutes, with what was not answered well.',
    querystring: AccountCallsQuery,
    response: { 200: ref(AccountCallsList) },
  }
  app.get<{ Querystring: AccountCallsQuery }>('/v1/account-calls', { schema }, async ({ caller, query }) => {
    const minutes = Number(query.minutes ?? MINUTES)
    const data = (await listAccountCalls(ctx, caller.providerId, minutes)).map(callsView)
    return { object: 'account_calls', minutes, data } satisfies AccountCallsList
  })
}

function stopView(stop: Stop): StopView {
  return {
    id: stop.id,
    object: 'payment_stop',
    account: stop.accountId,
    merchant: stop.merchantId,
    reason: stop.reason,
    stopped_by: stop.stoppedBy,
    stopped_at: stop.stoppedAt.toISOString(),
    ended_by: stop.endedBy,
    ended_at: stop.endedAt?.toISOString() ?? null,
  }
}

function jobView(job: Job): JobView {
  const reason = reasonOf(job.lastError)
  return {
    id: String(job.id),
    object: 'job',
    task: job.task,
    subject: subjectOf(job.key, job.task),
    state: job.state,
    attempts: job.attempts,
    run_at: job.runAt.toISOString(),
    created_at: job.createdAt.toISOString(),
    last_error: reason && maskText(reason),
  }
}

function callsView(one: AccountCalls): CallsView {
  return {
    account: one.accountId,
    mode: one.mode,
    sp_mchid: one.spMchid,
    calls: one.calls,
    unknown: one.unknown,
    refused: one.refused,
    slow: one.slow,
    mean_ms: meanMs(one),
    slowest_ms: one.calls === 0 ? null : one.slowestMs,
    last_at: one.lastMinute?.toISOString() ?? null,
    codes: one.codes.map(({ operation, outcome, code, calls: times, lastMinute }) => ({
      operation,
      outcome: outcome as CallsView['codes'][number]['outcome'],
      code,
      calls: times,
      last_at: lastMinute.toISOString(),
    })),
  }
}
