import { STATUS_CODES } from 'node:http'
import type { Problem } from '@teyue/contract/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { catalogue } from '../error-catalogue.ts'
import { PublicError } from '../errors.ts'
import { ERROR_PAGE } from './error-page.ts'
import { explainValidation, type RefusedField } from './validation.ts'

type Thrown = Error & { readonly code?: unknown; readonly statusCode?: unknown }

// The database is away or starting; nothing of the request was done, or its outcome will be found by asking again.
const databaseAway = ['ECONNREFUSED', 'ENOENT', '57P01', '57P02', '57P03', '53300']
// The database's own limit on a statement. Of a request that only looks, nothing is in doubt.
const queryTookTooLong = '57014'
const MAX_FIELD_CHARACTERS = 120

const answered = new WeakMap<FastifyRequest, string>()

/** The code of the problem that this request was answered with. */
export function codeAnswered(request: FastifyRequest): string | undefined {
  return answered.get(request)
}

/** The one way by which anything but success leaves the server. */
export function sendProblem(thrown: Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refused = explainValidation(thrown)
  const error = refused ? new PublicError('BAD_REQUEST') : asPublic(thrown, request)
  if (error.code === 'INTERNAL' || error.code === 'UNAVAILABLE') request.log.error({ err: thrown }, 'request failed')
  const problem = describe(error, request.id, refused)
  answered.set(request, problem.code)
  if (typeof error.details.retry_after_seconds === 'number')
    reply.header('retry-after', String(error.details.retry_after_seconds))
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem))
}

/** What a refusal says, for an answer that tells of it without being one. */
export function explain({ code }: PublicError): Pick<Problem, 'code' | 'detail' | 'detail_zh' | 'next' | 'next_zh'> {
  const { message, messageZh, next, nextZh } = catalogue[code]
  return { code, detail: message, detail_zh: messageZh, next, next_zh: nextZh }
}

function asPublic(thrown: Thrown, request: FastifyRequest): PublicError {
  if (thrown instanceof PublicError) return thrown
  switch (thrown.code) {
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new PublicError('BODY_UNREADABLE')
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new PublicError('BODY_TOO_LARGE', { limit_bytes: request.routeOptions.bodyLimit })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new PublicError('MEDIA_TYPE_UNSUPPORTED')
    case 'FST_ERR_BAD_URL':
      return new PublicError('NOT_FOUND')
  }
  if (databaseAway.includes(String(thrown.code))) return new PublicError('UNAVAILABLE')
  if (thrown.code === queryTookTooLong && request.method === 'GET') return new PublicError('QUERY_TOO_BROAD')
  return new PublicError(thrown.statusCode === 404 ? 'NOT_FOUND' : 'INTERNAL')
}

function describe(error: PublicError, requestId: string, refused: RefusedField | undefined): Problem {
  const entry = catalogue[error.code]
  const { field = refused?.field, location = refused?.location, ...details } = error.details
  return {
    type: `${ERROR_PAGE}#${error.code}`,
    title: STATUS_CODES[entry.status] ?? 'Error',
    status: entry.status,
    code: error.code,
    detail: refused?.detail ?? entry.message,
    detail_zh: refused?.detailZh ?? entry.messageZh,
    next: entry.next,
    next_zh: entry.nextZh,
    request_id: requestId,
    ...(field === undefined ? {} : { field: String(field).slice(0, MAX_FIELD_CHARACTERS) }),
    ...(location === undefined ? {} : { location: location as NonNullable<Problem['location']> }),
    ...(Object.keys(details).length === 0 ? {} : { details: details as NonNullable<Problem['details']> }),
  }
}
