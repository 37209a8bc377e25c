import { IdentityTable } from '@teyue/contract/identity-table'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import type { PublicError } from '../../errors.ts'
import { explain } from '../../http/problem.ts'
import { viewIdentity } from '../appids/identity-view.ts'
import { getIdentityTable } from './get-identity-table.ts'
import type { ProductRow, Way } from './identity-table.ts'

type Row = IdentityTable['sub_merchants'][number]['products'][number]

/** The answer to "who are we to WeChat?", for every product of a merchant. */
export function identityRoutes(app: FastifyInstance, ctx: Context): void {
  const schema = {
    tags: ['Merchants'],
    summary: 'Who we are to WeChat, product by product',
    description:
      'For each number and product the identity fields that a payment would send and the reason for each, with the request; or what exactly is missing.',
    params: ById,
    response: { 200: ref(IdentityTable) },
  }
  app.get<{ Params: ById }>(
    '/v1/merchants/:id/identity',
    { schema },
    async ({ caller, params }): Promise<IdentityTable> => {
      const numbers = await getIdentityTable(ctx, caller, params.id)
      return {
        object: 'identity_table',
        merchant: params.id,
        sub_merchants: numbers.map(({ subMerchant, rows }) => ({
          sub_merchant: subMerchant.id,
          sub_mchid: subMerchant.subMchid,
          products: rows.map(viewRow),
        })),
      }
    },
  )
}

function viewRow({ product, ways, problem }: ProductRow): Row {
  const state = problem ? 'blocked' : 'ready'
  return { product, state, ways: ways.map(viewWay), problem: problem && viewProblem(problem) }
}

function viewWay({ payerAppid, paidBy, identity, request }: Way): Row['ways'][number] {
  const { method, path } = request
  return {
    payer_appid: payerAppid,
    paid_by: paidBy,
    identity: viewIdentity(identity),
    request: { method, path, body: { ...request.body } },
  }
}

function viewProblem(error: PublicError): Row['problem'] {
  const { missing = [], missing_zh = [] } = error.details as { missing?: string[]; missing_zh?: string[] }
  return { ...explain(error), missing, missing_zh }
}
