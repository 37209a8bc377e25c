import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { followClock } from './errands.ts'
import { findAccount } from './get-account.ts'

/**
 * The simulator knocks when its clock is turned. The knock says nothing that is believed: the simulator is asked, so that
 * whoever else knocks changes nothing. Live accounts do not hear it.
 */
export function clockRoutes(app: FastifyInstance, ctx: Context): void {
  app.post<{ Params: { account: string } }>(
    '/notify/simulator/:account',
    { config: { isPublic: true }, schema: { hide: true } },
    async (request, reply) => {
      const account = await findAccount(ctx, request.params.account)
      if (account?.mode === 'test') await followClock(ctx, account.providerId, account.id)
      return reply.code(204).send()
    },
  )
}
