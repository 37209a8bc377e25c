import type { FastifyInstance, FastifyRequest } from 'fastify'
import { PublicError } from '../errors.ts'
import type { Metrics } from '../kit/metrics.ts'
import { inNetworks } from '../kit/networks.ts'

/** Measures every answer under its route's template, and shows all that was counted at /metrics to these networks. */
export function measure(app: FastifyInstance, metrics: Metrics, networks: readonly string[]): void {
  const mayRead = inNetworks(networks)
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (isForUnknown(request) || !mayRead(request.ip)) throw new PublicError('NOT_FOUND')
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

/** A proxy that nobody told us to believe asks for somebody else, who must not pass for the proxy. */
function isForUnknown({ headers, ips }: FastifyRequest): boolean {
  return ips === undefined && (headers['x-forwarded-for'] ?? headers.forwarded) !== undefined
}
