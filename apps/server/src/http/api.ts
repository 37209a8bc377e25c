import rateLimit from '@fastify/rate-limit'
import { ref } from '@teyue/contract/named'
import { Problem } from '@teyue/contract/problem'
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler, RouteOptions } from 'fastify'
import type { Context } from '../context.ts'
import { PublicError } from '../errors.ts'
import { may } from '../features/people/role.ts'
import { type RouteRule, RULES } from './acts.ts'
import { auditAnswer, auditRequest } from './audit.ts'
import { authenticate } from './authenticate.ts'
import { keepStopped, stopAlone } from './four-eyes.ts'
import { requireSecondFactor } from './second-factor.ts'
import { agreeOnVersion } from './version.ts'

const WINDOW_MS = 1_000

const problem = {
  description: 'A problem; `code` says which',
  content: { 'application/problem+json': { schema: ref(Problem) } },
}
const byKeyOrPerson = [{ apiKey: [] }, { session: [] }]

/**
 * Every route from here on needs a key or a session, unless it says that it is public; is counted against it; may answer with a
 * problem. Those under /v1 stand in the table of rules, which says who may do it.
 */
export async function guardApi(app: FastifyInstance, ctx: Context, requestsPerSecond: number): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: requestsPerSecond,
    timeWindow: WINDOW_MS,
    // RateLimit-Limit, -Remaining and -Reset, as the IETF's draft names them.
    enableDraftSpec: true,
    keyGenerator: (request) => request.caller.keyId,
    errorResponseBuilder: (_request, { ttl }) =>
      new PublicError('TOO_MANY_REQUESTS', { retry_after_seconds: Math.ceil(ttl / 1000) }),
  })
  const known = [agreeOnVersion, authenticate(ctx), app.rateLimit() as onRequestAsyncHookHandler]
  app.addHook('onRoute', (route) => {
    if (route.config?.isPublic && !route.url.startsWith('/v1/')) return
    const rule = ruleOf(route)
    document(route, rule)
    route.onRequest = rule.act === 'anyone' ? [agreeOnVersion] : [...known, permit(ctx, rule)]
    const { act, fourEyes } = rule
    const isAudited = act !== 'anyone' && route.method !== 'GET' && !rule.auditsItself
    route.preHandler = [
      ...(isAudited ? [auditRequest(ctx, act)] : []),
      ...(fourEyes ? [stopAlone(ctx, { ...rule, fourEyes })] : []),
    ]
    if (isAudited) route.onSend = auditAnswer(ctx, act)
    if (fourEyes) route.errorHandler = keepStopped(ctx, { ...rule, fourEyes })
  })
}

/** @throws where a route is not in the table: nothing may be open because it was forgotten. */
function ruleOf({ method, url, config }: RouteOptions): RouteRule {
  const rule = RULES[`${method} ${url}`] ?? config?.rule
  if (!rule) throw new Error(`${method} ${url} has no rule in http/acts.ts`)
  return rule
}

function permit(ctx: Context, { act, secondFactor }: RouteRule) {
  return async (request: FastifyRequest): Promise<void> => {
    const { role, merchantId, isPlaceUnsaid } = request.caller
    if (isPlaceUnsaid && act !== 'self') throw new PublicError('MERCHANT_REQUIRED', { field: 'teyue-merchant' })
    if (act !== 'anyone' && !may(role, merchantId, act)) throw new PublicError('NOT_ALLOWED')
    if (secondFactor) requireSecondFactor(ctx, request.caller, secondFactor)
  }
}

function document(route: RouteOptions, rule: RouteRule): void {
  const { act } = rule
  const isForKeys = act !== 'anyone' && (may('key', null, act) || may('key', 'some', act))
  const security = act === 'anyone' ? [] : isForKeys ? byKeyOrPerson : [{ session: [] }]
  route.schema = {
    security,
    ...route.schema,
    response: { '4xx': problem, '5xx': problem, ...(route.schema?.response as object | undefined) },
  }
}
