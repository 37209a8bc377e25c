import http from 'node:http'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { Alarm } from './clock/alarm.ts'
import { fireDue } from './clock/fire-due.ts'
import { ClockTurner } from './clock/turn-clock.ts'
import { addBookRoutes } from './control/books.ts'
import { addClockRoutes } from './control/clock.ts'
import { ControlError } from './control/control-error.ts'
import { addFaultRoutes } from './control/faults.ts'
import { addMerchantRoutes } from './control/merchants.ts'
import { addNoticeRoutes } from './control/notices.ts'
import { addOrderRoutes } from './control/orders.ts'
import { addPayRoutes } from './control/pay.ts'
import { addAppidRoutes, addPayerRoutes } from './control/people.ts'
import { addProviderRoutes } from './control/providers.ts'
import { addWorldRoutes } from './control/world.ts'
import { servePages } from './pages/serve.ts'
import { handleWeChat } from './wechat/handle.ts'
import { openWorld, type World } from './world.ts'

const KEEP_ALIVE_MS = 60_000

export type SimulatorOptions = {
  /** 0 = any that is free. */
  readonly port: number
  readonly host?: string
  /** Null = memory only. */
  readonly dataDir: string | null
  /** False trades safety against power loss for speed; a killed process loses nothing either way. */
  readonly fsync?: boolean
}

export type Simulator = { readonly url: string; close(): Promise<void> }

/** WeChat Pay on localhost: WeChat's own paths under /v3, control under /_control, pages under /. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = await openWorld(options.dataDir, options.fsync ?? true)
  const alarm = new Alarm(world.agenda, world.clock, () => fireDue(world))
  world.agenda.onEarlier = () => alarm.arm()
  const app = buildApp(world, new ClockTurner(world, alarm))
  await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' })
  const address = app.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the simulator listens on no port')
  world.url = `http://${options.host ?? '127.0.0.1'}:${address.port}`
  alarm.arm()
  return {
    url: world.url,
    async close() {
      alarm.hold()
      // Hung answers of a fault plan would keep the port for as long as they hang.
      app.server.closeAllConnections()
      await app.close()
      await world.deliveries.settled()
      await world.store.close()
    },
  }
}

function buildApp(world: World, turner: ClockTurner): FastifyInstance {
  const app = Fastify({
    forceCloseConnections: true,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } },
    // WeChat's door stands in front of the framework: raw bytes in, exact header names out.
    serverFactory: (handler) => {
      const server = http.createServer((request, response) => {
        if (request.url?.startsWith('/v3/')) void handleWeChat(world, request, response)
        else handler(request, response)
      })
      server.keepAliveTimeout = KEEP_ALIVE_MS
      return server
    },
  })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: 'NOT_FOUND', message_zh: '没有这个地址', message_en: 'there is no such address' }),
  )
  const control = { app, world, turner }
  addWorldRoutes(control)
  addClockRoutes(control)
  addProviderRoutes(control)
  addAppidRoutes(control)
  addMerchantRoutes(control)
  addPayerRoutes(control)
  addOrderRoutes(control)
  addPayRoutes(control)
  addNoticeRoutes(control)
  addBookRoutes(control)
  addFaultRoutes(control)
  servePages(app)
  return app
}

function answerError(
  error: FastifyError | ControlError,
  _request: unknown,
  reply: import('fastify').FastifyReply,
): void {
  if (error instanceof ControlError) {
    const { status, code, messageZh, messageEn } = error
    void reply.code(status).send({ code, message_zh: messageZh, message_en: messageEn })
    return
  }
  const status = error.statusCode ?? 500
  const code = status < 500 ? 'BAD_REQUEST' : 'INTERNAL'
  void reply.code(status).send({ code, message_zh: error.message, message_en: error.message })
}
