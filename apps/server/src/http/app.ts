import { namedSchemas } from '@teyue/contract/schemas'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Context } from '../context.ts'
import { PublicError } from '../errors.ts'
import { LOOPBACK } from '../kit/networks.ts'
import { guardApi } from './api.ts'
import { CONSOLE_FOLDER, consolePages } from './console.ts'
import { errorPage } from './error-page.ts'
import { requestIdOf, setHeaders } from './headers.ts'
import { healthRoutes, type Readiness } from './health.ts'
import { measure } from './metrics.ts'
import { sendProblem } from './problem.ts'
import { reference } from './reference.ts'
import { logRequests } from './request-log.ts'
import { validators } from './validators.ts'

/** What a feature adds to the application. Paths are whole; a route finds `request.caller` unless its config says `isPublic`. */
export type Routes = (app: FastifyInstance, ctx: Context) => void

export type AppOptions = {
  readonly routes: readonly Routes[]
  /** What else /readyz asks, by name. */
  readonly readiness?: Readiness
  readonly requestsPerSecondAndKey?: number
  /** Whose word on a caller's address is believed; in CIDR notation. */
  readonly trustedProxies?: readonly string[]
  /** Who may read /metrics; this machine unless told. In CIDR notation. */
  readonly metricsNetworks?: readonly string[]
  /** Where the console's built pages lie, unless at their usual place. */
  readonly consoleFolder?: string
  /** Compiles every schema before it is ready, and so fails on a broken one. */
  readonly schemasAtOnce?: boolean
}

const asItCame = { coerceTypes: false, removeAdditional: false, useDefaults: false } as const
const BODY_LIMIT_BYTES = 64 * 1024
const REQUEST_TIMEOUT_MS = 30_000
const KEEP_ALIVE_MS = 72_000
const REQUESTS_PER_SECOND_AND_KEY = 2_000

/** The whole HTTP application, not yet listening. */
export function createApp(ctx: Context, options: AppOptions): FastifyInstance {
  const app = emptyApp(ctx, options)
  readBodiesStrictly(app)
  setHeaders(app)
  for (const schema of namedSchemas) app.addSchema(schema)
  app.setErrorHandler<Error>(sendProblem)
  const showConsole = consolePages(app, options.consoleFolder ?? CONSOLE_FOLDER)
  app.setNotFoundHandler((request, reply) => {
    if (!showConsole(request, reply)) sendProblem(new PublicError('NOT_FOUND'), request, reply)
  })
  logAnswers(app)
  logRequests(app, ctx)
  measure(app, ctx.metrics, options.metricsNetworks ?? LOOPBACK)
  healthRoutes(app, ctx, options.readiness ?? {})
  errorPage(app)
  app.register(async (scope) => {
    await reference(scope)
    await guardApi(scope, ctx, options.requestsPerSecondAndKey ?? REQUESTS_PER_SECOND_AND_KEY)
    // Each in a scope of its own, so that one feature's way of reading bodies is not another's.
    for (const routes of options.routes) scope.register(async (own) => routes(own, ctx))
  })
  return app
}

function emptyApp(ctx: Context, { trustedProxies = [], schemasAtOnce = false }: AppOptions): FastifyInstance {
  const app = Fastify({
    loggerInstance: ctx.logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Fastify would turn "60" into 60 and drop unknown fields; about money we want neither.
    ajv: { customOptions: { ...asItCame, validateSchema: schemasAtOnce } },
    schemaController: { compilersFactory: validators(schemasAtOnce) },
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    exposeHeadRoutes: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    frameworkErrors: sendProblem,
  })
  // Answers are typed by the contract; checking them again at run time would only drop what does not fit.
  app.setSerializerCompiler(() => JSON.stringify)
  app.decorateRequest('caller', null as never)
  return app as unknown as FastifyInstance
}

/** JSON only. No body at all is fine where a route wants none, whatever content type came with it. */
function readBodiesStrictly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, body, done)
  })
}

/** One line for each refusal; what went well is for debugging only, and the address's query is not for logs at all. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status } = reply
    const level = status >= 400 ? 'info' : 'debug'
    const facts = { method: request.method, route: request.routeOptions.url, status, ms: Math.round(reply.elapsedTime) }
    request.log[level]({ ...facts, key: request.caller?.keyId }, 'answered')
    done()
  })
}
