import { AgreementEnd, Agreement as AgreementSchema, NewAgreement } from '@teyue/contract/agreement'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { actorOf, doerOf, personOf } from '../../http/caller.ts'
import { addAgreement } from './add-agreement.ts'
import { viewAgreement } from './agreement-view.ts'
import { openAgreement, withdrawAgreement } from './open-agreement.ts'

const tags = ['Merchants']
/** A file of five megabytes in base64, and its words. */
const AGREEMENT_BODY_LIMIT_BYTES = 7_000_000

/** Signed papers that let appids of another subject in. A merchant's development settings list them. */
export function agreementRoutes(app: FastifyInstance, ctx: Context): void {
  const add = {
    tags,
    summary: 'Record a signed agreement',
    description:
      'The joint-operation letter 联合运营函, or the recommend-follow agreement: with it WeChat is asked for what it refuses as 主体不一致 without. Its file is kept sealed.',
    body: ref(NewAgreement),
    response: { 201: ref(AgreementSchema) },
  }
  const options = { schema: add, bodyLimit: AGREEMENT_BODY_LIMIT_BYTES }
  app.post<{ Body: NewAgreement }>('/v1/agreements', options, async (request, reply) => {
    const { sub_merchant: subMerchantId, appid: appidId, signed_by: signedBy, signed_on: signedOn } = request.body
    const { kind, filename, content } = request.body
    const file = { filename, content: Buffer.from(content, 'base64') }
    const wanted = { subMerchantId, kind, appidId, signedBy, signedOn, ...file }
    return reply.code(201).send(viewAgreement(await addAgreement(ctx, request.caller, doerOf(request), wanted)))
  })

  const open = {
    tags,
    summary: 'Open the file of an agreement',
    description: 'For people; each opening is in the audit.',
    params: ById,
    response: { 200: { description: 'The file', content: { 'application/pdf': { schema: { type: 'string' } } } } },
  }
  app.get<{ Params: ById }>('/v1/agreements/:id/file', { schema: open }, async (request, reply) => {
    personOf(request)
    const { contentType, content } = await openAgreement(ctx, request.caller, actorOf(request), request.params.id)
    const headers = { 'content-type': contentType, 'content-disposition': 'attachment', 'cache-control': 'no-store' }
    return reply.headers(headers).send(content)
  })

  const withdraw = {
    tags,
    summary: 'Let an agreement count no more',
    description: 'What it had let in stays set at WeChat.',
    params: ById,
    querystring: AgreementEnd,
    response: { 204: { type: 'null', description: 'Withdrawn' } },
  }
  type Withdraw = { Params: ById; Querystring: AgreementEnd }
  app.delete<Withdraw>('/v1/agreements/:id', { schema: withdraw }, async (request, reply) => {
    const wanted = { id: request.params.id, reason: request.query.reason }
    await withdrawAgreement(ctx, request.caller, doerOf(request), wanted)
    return reply.code(204).send()
  })
}
