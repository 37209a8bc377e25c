import http from 'node:http'
import https from 'node:https'
import { type AddressInfo, isIPv6 } from 'node:net'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { Alarm } from './clock/alarm.ts'
import { fireDue } from './clock/fire-due.ts'
import { ClockTurner } from './clock/turn-clock.ts'
import { checkAnswers } from './control/check-answers.ts'
import { addControlRoutes } from './control/routes.ts'
import { makeServerCertificate } from './crypto/authority.ts'
import { inTurn } from './http/in-turn.ts'
import { ControlError } from './kit/control-error.ts'
import { handleLogin, isLoginPath } from './login/handle-login.ts'
import { servePages } from './pages/serve.ts'
import { handleV2 } from './v2/handle.ts'
import { isV2Path } from './v2/routes.ts'
import { handleWeChat } from './wechat/handle.ts'
import { authorityOf, openWorld, type World } from './world.ts'

const KEEP_ALIVE_MS = 60_000
// Time for answers under way when the simulator stops; what a fault plan hangs up longer is cut off.
const FAREWELL_MS = 1_000

export type SimulatorOptions = {
  /** 0 = any that is free. */
  readonly port: number
  /** The port of the same over TLS; 0, the default, = any that is free. */
  readonly tlsPort?: number
  readonly host?: string
  /** Null = memory only. */
  readonly dataDir: string | null
  /** False trades safety against power loss for speed; a killed process loses nothing either way. */
  readonly fsync?: boolean
  /** For tests: an answer of the control API that its document does not describe is a 500. */
  readonly checkAnswers?: boolean
}

export type Simulator = { readonly url: string; readonly tlsUrl: string; close(): Promise<void> }

/** WeChat Pay on localhost: WeChat's own paths under /v3, control under /_control, pages under /. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = await openWorld(options.dataDir, options.fsync ?? true)
  const alarm = new Alarm(world.agenda, world.clock, () => fireDue(world))
  world.agenda.onEarlier = () => alarm.arm()
  const host = options.host ?? '127.0.0.1'
  const { app, listener } = buildApp(world, new ClockTurner(world, alarm), options)
  const secure = https.createServer(tlsOptions(world, host), listener)
  secure.keepAliveTimeout = KEEP_ALIVE_MS
  try {
    await app.listen({ port: options.port, host })
    await listen(secure, options.tlsPort ?? 0, host)
  } catch (error) {
    await app.close()
    await world.store.close()
    throw error
  }
  const name = isIPv6(host) ? `[${host}]` : host
  world.url = `http://${name}:${portOf(app.server)}`
  world.tlsUrl = `https://${name}:${portOf(secure)}`
  await world.store.durable()
  alarm.arm()
  return {
    url: world.url,
    tlsUrl: world.tlsUrl,
    async close() {
      alarm.hold()
      const cut = setTimeout(() => [app.server, secure].map((server) => server.closeAllConnections()), FAREWELL_MS)
      await Promise.all([app.close(), new Promise((closed) => secure.close(closed))])
      clearTimeout(cut)
      await world.deliveries.settled()
      await world.store.close()
    },
  }
}

// Callers without a certificate are let in: only some paths ask for one, and they say so themselves.
function tlsOptions(world: World, host: string): https.ServerOptions {
  const authority = authorityOf(world)
  const hosts = [...new Set(['localhost', '127.0.0.1', ...(isIPv6(host) ? [] : [host])])]
  return {
    ...makeServerCertificate(authority, hosts, Date.now()),
    ca: authority.certificate_pem,
    requestCert: true,
    rejectUnauthorized: false,
  }
}

async function listen(server: https.Server, port: number, host: string): Promise<void> {
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, () => {
      server.off('error', failed)
      listening()
    })
  })
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the simulator listens on no port')
  return address.port
}

function buildApp(
  world: World,
  turner: ClockTurner,
  options: SimulatorOptions,
): { app: FastifyInstance; listener: http.RequestListener } {
  let listener: http.RequestListener = () => undefined
  const app = Fastify({
    forceCloseConnections: 'idle',
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } },
    // WeChat's door stands in front of the framework: raw bytes in, exact header names out.
    serverFactory: (handler) => {
      listener = (request, response) => {
        if (request.url?.startsWith('/v3/')) inTurn(request, () => handleWeChat(world, request, response))
        else if (isV2Path(request.url ?? '')) inTurn(request, () => handleV2(world, request, response))
        else if (isLoginPath(request.url ?? '')) inTurn(request, () => handleLogin(world, request, response))
        else handler(request, response)
      }
      const server = http.createServer(listener)
      server.keepAliveTimeout = KEEP_ALIVE_MS
      return server
    },
  })
  // Calls that need no body may still bear the content type of one.
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (text === '') done(null, undefined)
    else parseJson(request, text, done)
  })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'NOT_FOUND', message_zh: '没有这个地址', message_en: 'there is no such address' }),
  )
  if (options.checkAnswers) checkAnswers(app)
  addControlRoutes({ app, world, turner })
  servePages(app)
  return { app, listener }
}

function answerError(error: FastifyError | ControlError, _request: unknown, reply: FastifyReply): void {
  if (error instanceof ControlError) {
    const { status, code, messageZh, messageEn } = error
    void reply.code(status).send({ code, message_zh: messageZh, message_en: messageEn })
    return
  }
  const status = error.statusCode ?? 500
  const code = status < 500 ? 'BAD_REQUEST' : 'INTERNAL'
  void reply.code(status).send({ code, message_zh: error.message, message_en: error.message })
}
