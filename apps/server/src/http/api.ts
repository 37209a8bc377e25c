import rateLimit from '@fastify/rate-limit'
import { ref } from '@teyue/contract/named'
import { Problem } from '@teyue/contract/problem'
import type { FastifyInstance, onRequestAsyncHookHandler, RouteOptions } from 'fastify'
import type { Context } from '../context.ts'
import { PublicError } from '../errors.ts'
import { authenticate } from './authenticate.ts'
import { agreeOnVersion } from './version.ts'

const WINDOW_MS = 1_000

const problem = {
  description: 'A problem; `code` says which',
  content: { 'application/problem+json': { schema: ref(Problem) } },
}

/** Every route from here on needs a key, unless it says that it is public; is counted against that key; may answer with a problem. */
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
  const hooks = [agreeOnVersion, authenticate(ctx), app.rateLimit() as onRequestAsyncHookHandler]
  app.addHook('onRoute', (route) => {
    if (!route.config?.isPublic) guard(route, hooks)
  })
}

function guard(route: RouteOptions, hooks: onRequestAsyncHookHandler[]): void {
  route.onRequest = hooks
  route.schema = {
    security: [{ apiKey: [] }],
    ...route.schema,
    response: { '4xx': problem, '5xx': problem, ...(route.schema?.response as object | undefined) },
  }
}
