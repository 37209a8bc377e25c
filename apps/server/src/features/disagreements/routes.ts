import { DisagreementInFull, DisagreementMove } from '@teyue/contract/disagreement'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { personOf, requireProviderKey } from '../../http/caller.ts'
import type { Disagreement } from '../timeline/disagreement.ts'
import { viewDisagreement } from '../timeline/disagreement-view.ts'
import { judgeMoves } from './move.ts'
import { getDisagreement, makeMove } from './settle-disagreement.ts'

const tags = ['Events']

export function disagreementRoutes(app: FastifyInstance, ctx: Context): void {
  const look = {
    tags,
    summary: 'Look at a disagreement, and what may be done about it',
    params: ById,
    response: { 200: ref(DisagreementInFull) },
  }
  app.get<{ Params: ById }>('/v1/disagreements/:id', { schema: look }, async ({ caller, params }) => {
    requireProviderKey(caller)
    return view(await getDisagreement(ctx, caller, params.id))
  })

  const move = {
    tags,
    summary: 'Do something about a disagreement',
    params: ById,
    body: ref(DisagreementMove),
    response: { 200: ref(DisagreementInFull) },
  }
  app.post<{ Params: ById; Body: DisagreementMove }>(
    '/v1/disagreements/:id/moves',
    { schema: move },
    async (request) => {
      requireProviderKey(request.caller)
      const { move, reason = null } = request.body
      const { personId } = personOf(request)
      return view(await makeMove(ctx, request.caller, request.params.id, { move, reason, personId }))
    },
  )
}

function view(disagreement: Disagreement): DisagreementInFull {
  const moves = judgeMoves(disagreement).map(({ move, isLegal, because, becauseZh }) => {
    return { move, is_legal: isLegal, because, because_zh: becauseZh }
  })
  return { ...viewDisagreement(disagreement), exchange: disagreement.exchangeId, moves }
}
