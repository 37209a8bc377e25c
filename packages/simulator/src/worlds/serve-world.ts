import http from 'node:http'
import https from 'node:https'
import { type AddressInfo, isIPv6 } from 'node:net'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { Alarm } from '../clock/alarm.ts'
import { fireDue } from '../clock/fire-due.ts'
import { ClockTurner } from '../clock/turn-clock.ts'
import { checkAnswers } from '../control/check-answers.ts'
import { addControlRoutes } from '../control/routes.ts'
import { explain } from '../explain/because.ts'
import { inTurn } from '../http/in-turn.ts'
import { ControlError } from '../kit/control-error.ts'
import { handleLogin, isLoginPath } from '../login/handle-login.ts'
import { type Pages, servePages } from '../pages/serve.ts'
import { handleV2 } from '../v2/handle.ts'
import { isV2Path } from '../v2/routes.ts'
import { handleWeChat } from '../wechat/handle.ts'
import type { World } from '../world.ts'
import type { SimulatorOptions } from './options.ts'
import type { Validators } from './validators.ts'
import type { Ports, Worlds } from './worlds.ts'

const KEEP_ALIVE_MS = 60_000
// Time for answers under way when a world ends; what a fault plan hangs up longer is cut off.
const FAREWELL_MS = 1_000

/** What the worlds of a process have in common. */
export type Shared = Worlds & {
  readonly options: SimulatorOptions
  readonly tls: https.ServerOptions
  readonly validators: Validators
  readonly pages: Pages
}

/** A world that can be called. */
export type ServedWorld = { readonly world: World; readonly ports: Ports; close(): Promise<void> }

/** Opens the world's ports: the same behind both, once plain and once over TLS. */
export async function serveWorld(host: Shared, world: World, ports: Ports): Promise<ServedWorld> {
  const alarm = new Alarm(world.agenda, world.clock, () => fireDue(world))
  world.agenda.onEarlier = () => alarm.arm()
  const { app, listener } = buildApp(host, world, alarm)
  // Callers without a certificate are let in: only some paths ask for one, and they say so themselves.
  const secure = https.createServer({ ...host.tls, requestCert: true, rejectUnauthorized: false }, listener)
  secure.keepAliveTimeout = KEEP_ALIVE_MS
  const address = host.options.host ?? '127.0.0.1'
  try {
    await app.listen({ port: ports.port, host: address })
    await listen(secure, ports.tls_port, address)
  } catch (error) {
    await app.close()
    throw error
  }
  const name = isIPv6(address) ? `[${address}]` : address
  const taken = { port: portOf(app.server), tls_port: portOf(secure) }
  world.url = `http://${name}:${taken.port}`
  world.tlsUrl = `https://${name}:${taken.tls_port}`
  alarm.arm()
  return { world, ports: taken, close: () => end(world, alarm, app, secure) }
}

async function end(world: World, alarm: Alarm, app: FastifyInstance, secure: https.Server): Promise<void> {
  alarm.hold()
  const cut = setTimeout(() => [app.server, secure].map((server) => server.closeAllConnections()), FAREWELL_MS)
  await Promise.all([app.close(), new Promise((closed) => secure.close(closed))])
  clearTimeout(cut)
  await world.webViews.close()
  await world.deliveries.settled()
  await world.store.close()
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

/** All that answers in a world, before it has a port. */
export function buildApp(
  host: Shared,
  world: World,
  alarm: Alarm,
): { app: FastifyInstance; listener: http.RequestListener } {
  let listener: http.RequestListener = () => undefined
  const app = Fastify({
    forceCloseConnections: 'idle',
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
  app.setValidatorCompiler(host.validators.compiler)
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
  if (host.options.checkAnswers) checkAnswers(app)
  addControlRoutes({ app, world, turner: new ClockTurner(world, alarm), worlds: host })
  servePages(app, host.pages)
  return { app, listener }
}

function answerError(error: FastifyError | ControlError, _request: unknown, reply: FastifyReply): void {
  if (error instanceof ControlError) {
    const { status, code, messageZh, messageEn, because } = error
    const explanation = because === null ? {} : { explanation: explain(because) }
    void reply.code(status).send({ code, message_zh: messageZh, message_en: messageEn, ...explanation })
    return
  }
  const status = error.statusCode ?? 500
  const code = status < 500 ? 'BAD_REQUEST' : 'INTERNAL'
  void reply.code(status).send({ code, message_zh: error.message, message_en: error.message })
}
