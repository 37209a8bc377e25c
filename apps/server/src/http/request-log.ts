import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { addRequests } from '../features/requests/add-requests.ts'
import type { RequestEntry } from '../features/requests/request-entry.ts'
import { newId } from '../kit/ids.ts'
import { codeAnswered } from './problem.ts'

type Noted = { readonly providerId: string; readonly entry: RequestEntry }

export type RequestLog = {
  note(request: FastifyRequest, reply: FastifyReply): void
  /** Writes down what was noted since the last time. What cannot be written is lost: no request waits for its log. */
  write(): Promise<void>
}

const WRITE_EVERY_MS = 1_000
/** What comes beyond until the next writing is not noted. */
const MAX_NOTED = 5_000
const MAX_SUBJECT_CHARACTERS = 64

const logs = new WeakMap<Context, RequestLog>()

/** The log of this process: its routes and its listing share one. */
export function requestLogOf(ctx: Context): RequestLog {
  const log = logs.get(ctx) ?? createRequestLog(ctx)
  logs.set(ctx, log)
  return log
}

/** Notes what programs ask after they were answered, and writes it down every second, so that no payment waits for it. */
export function logRequests(app: FastifyInstance, ctx: Context): void {
  const log = requestLogOf(ctx)
  const timer = setInterval(log.write, WRITE_EVERY_MS).unref()
  app.addHook('onResponse', (request, reply, done) => {
    if (request.caller?.role === 'key') log.note(request, reply)
    done()
  })
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await log.write()
  })
}

function createRequestLog(ctx: Context): RequestLog {
  let noted: Noted[] = []
  let writing = Promise.resolve()
  const writeAll = async () => {
    const taken = noted
    noted = []
    for (const [providerId, own] of Map.groupBy(taken, (one) => one.providerId)) {
      await addRequests(
        ctx,
        providerId,
        own.map(({ entry }) => entry),
      ).catch((error: unknown) => ctx.logger.warn({ err: error }, 'requests could not be written down'))
    }
  }
  return {
    note: (request, reply) => {
      if (noted.length < MAX_NOTED) noted.push(noteOf(ctx, request, reply))
    },
    write: () => {
      writing = writing.then(writeAll)
      return writing
    },
  }
}

function noteOf(ctx: Context, request: FastifyRequest, reply: FastifyReply): Noted {
  const { providerId, keyId, merchantId, mode } = request.caller
  const subject = (request.params as { readonly id?: string } | undefined)?.id
  const entry = {
    id: newId('request'),
    at: ctx.now(),
    keyId,
    merchantId,
    mode,
    method: request.method,
    route: request.routeOptions.url ?? '',
    subjectId: subject?.slice(0, MAX_SUBJECT_CHARACTERS).replaceAll('\0', '') ?? null,
    status: reply.statusCode,
    code: codeAnswered(request) ?? null,
    durationMs: Math.round(reply.elapsedTime),
    requestId: request.id,
  }
  return { providerId, entry }
}
