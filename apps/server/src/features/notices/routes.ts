import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { networkOf } from '../../kit/networks.ts'
import { createTally } from '../../kit/tally.ts'
import { findAccount } from '../providers/get-account.ts'
import { answerTo, receiveNotice } from './receive-notice.ts'

const maxNoticeBytes = 256 * 1024
const refusalsByAddress = { max: 20, windowMs: 1_000, maxNames: 10_000 }

/** Where WeChat's notices come in: no login, raw bytes, an answer at once (Q3, Q8). */
export function noticeRoutes(app: FastifyInstance, ctx: Context): void {
  const refusals = createTally(refusalsByAddress)
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxNoticeBytes }, (_, body, done) =>
      done(null, body),
    )

    scope.post<{ Params: { account: string } }>(
      '/notify/wechat/:account',
      { config: { isPublic: true }, schema: { hide: true } },
      async (request, reply) => {
        // WeChat may come from the same address, by a proxy: what is rightly signed is taken all the same.
        const network = networkOf(request.ip)
        const waitMs = refusals.waitMs(network, ctx.now().getTime())
        const account = await findAccount(ctx, request.params.account)
        if (!account) return reply.code(404).send({ code: 'FAIL', message: 'no such account' })
        const wechat = await ctx.wechat.of(account)
        const arrived = toArrived(ctx, request)
        const refused = await receiveNotice(ctx, account, wechat, arrived, { keepsRefusals: waitMs === 0 })
        ctx.metrics.notice(refused ?? 'taken')
        if (refused) refusals.add(network, ctx.now().getTime())
        if (refused && waitMs > 0) {
          const retryAfter = String(Math.ceil(waitMs / 1000))
          return reply.code(429).header('retry-after', retryAfter).send({ code: 'FAIL', message: 'too many refusals' })
        }
        if (refused) request.log.warn({ account: account.id, reason: refused }, 'notice refused')
        const { status, type, text } = answerTo(arrived, refused)
        if (type) reply.type(type)
        return reply.code(status).serializer(String).send(text)
      },
    )
  })
}

function toArrived(ctx: Context, request: FastifyRequest) {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  return { url: new URL(request.url, ctx.publicUrl).toString(), headers, body }
}
