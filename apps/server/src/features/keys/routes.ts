import {
  ApiKeyList,
  ApiKeyListQuery,
  type ApiKey as ApiKeyView,
  IssuedApiKey,
  NewApiKey,
} from '@teyue/contract/api-key'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { visibleMerchant } from '../../http/caller.ts'
import type { ApiKey } from './api-key.ts'
import { issueApiKey } from './issue-api-key.ts'
import { listApiKeys } from './list-api-keys.ts'
import { revokeApiKey } from './revoke-api-key.ts'

const tags = ['API keys']

/** Keys are issued in the mode of the caller: test never reaches live. A merchant's people reach that merchant's keys. */
export function keyRoutes(app: FastifyInstance, ctx: Context): void {
  const issue = {
    tags,
    summary: 'Issue an API key',
    description: 'The secret is shown in this answer and never again.',
    body: ref(NewApiKey),
    response: { 201: ref(IssuedApiKey) },
  }
  app.post<{ Body: NewApiKey }>('/v1/api-keys', { schema: issue }, async (request, reply) => {
    const { providerId, mode } = request.caller
    const { name, merchant } = request.body
    const { key, text } = await issueApiKey(ctx, providerId, {
      mode,
      merchantId: visibleMerchant(request.caller, merchant),
      name,
    })
    return reply.code(201).send({ ...view(key), key: text } satisfies IssuedApiKey)
  })

  const list = { tags, summary: 'List API keys', querystring: ApiKeyListQuery, response: { 200: ref(ApiKeyList) } }
  app.get<{ Querystring: ApiKeyListQuery }>('/v1/api-keys', { schema: list }, async (request) => {
    const { providerId, mode } = request.caller
    const limit = limitOf(request.query)
    const { merchant, ...page } = request.query
    const merchantId = visibleMerchant(request.caller, merchant)
    const keys = await listApiKeys(ctx, providerId, { mode, merchantId, ...page, limit })
    return toList(keys.map(view), limit)
  })

  const revoke = {
    tags,
    summary: 'Revoke an API key',
    description: 'It opens nothing from now on.',
    params: ById,
    response: { 204: { type: 'null', description: 'Revoked' } },
  }
  app.delete<{ Params: ById }>('/v1/api-keys/:id', { schema: revoke }, async (request, reply) => {
    const { providerId, merchantId, mode } = request.caller
    await revokeApiKey(ctx, providerId, { id: request.params.id, mode, merchantId })
    return reply.code(204).send()
  })
}

function view(key: ApiKey): ApiKeyView {
  return {
    id: key.id,
    object: 'api_key',
    mode: key.mode,
    merchant: key.merchantId,
    name: key.name,
    hint: key.hint,
    created_at: key.createdAt.toISOString(),
    revoked_at: key.revokedAt?.toISOString() ?? null,
  }
}
