import { Readable } from 'node:stream'
import { ExportList, ExportListQuery, Export as ExportSchema, NewExport } from '@teyue/contract/export'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { type Caller, visibleMerchant, visibleStore } from '../../http/caller.ts'
import { paymentConditions } from '../payments/payment-filter.ts'
import { refundConditions } from '../refunds/refund-filter.ts'
import { createExport } from './create-export.ts'
import { type Export, keepConditions } from './export.ts'
import { viewExport } from './export-view.ts'
import { getExport, listExports, readExport, type Whose } from './get-export.ts'

const tags = ['Exports']
const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export function exportRoutes(app: FastifyInstance, ctx: Context): void {
  making(app, ctx)
  fetching(app, ctx)
}

function making(app: FastifyInstance, ctx: Context): void {
  const make = {
    tags,
    summary: 'Make a file of payments or refunds',
    description: 'A job makes it; look at it until it is ready, and fetch it within 24 hours.',
    body: ref(NewExport),
    response: { 202: ref(ExportSchema) },
  }
  app.post<{ Body: NewExport }>('/v1/exports', { schema: make }, async ({ caller, body }, reply) => {
    const { kind, format, language } = body
    const filter = { asked: body.filter, conditions: keepConditions(conditionsOf(caller, body)) }
    const made = await createExport(ctx, { ...whoseOf(caller), kind, format, language, filter })
    return reply.code(202).send(viewExport(made))
  })

  const list = { tags, summary: 'List your exports', querystring: ExportListQuery, response: { 200: ref(ExportList) } }
  app.get<{ Querystring: ExportListQuery }>('/v1/exports', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const found = await listExports(ctx, whoseOf(caller), query.cursor ?? null, limit + 1)
    return toList(found.map(viewExport), limit)
  })
}

function fetching(app: FastifyInstance, ctx: Context): void {
  app.get<{ Params: ById }>(
    '/v1/exports/:id',
    { schema: { tags, summary: 'Look at an export', params: ById, response: { 200: ref(ExportSchema) } } },
    async ({ caller, params }) => viewExport(await getExport(ctx, whoseOf(caller), params.id)),
  )

  const fetch = {
    tags,
    summary: 'Fetch the file of an export',
    params: ById,
    response: { 200: { description: 'The file', content: { 'text/csv': { schema: { type: 'string' } } } } },
  }
  app.get<{ Params: ById }>('/v1/exports/:id/file', { schema: fetch }, async ({ caller, params }, reply) => {
    const found = await getExport(ctx, whoseOf(caller), params.id)
    if (found.state === 'expired') throw new PublicError('EXPORT_NOT_FOUND', { id: params.id })
    if (found.state !== 'ready') throw new PublicError('EXPORT_NOT_READY', { state: found.state })
    return reply
      .headers({
        'content-type': contentTypes[found.format],
        'content-length': found.bytes,
        'content-disposition': `attachment; filename="${nameOf(found)}"`,
      })
      .send(Readable.from(readExport(ctx, found)))
  })
}

function conditionsOf(caller: Caller, { kind, filter }: NewExport) {
  const { mode } = caller
  const seen = {
    mode,
    merchantId: visibleMerchant(caller, filter.merchant),
    storeId: visibleStore(caller, filter.store),
  }
  if (kind === 'payments') return paymentConditions(seen, filter)
  return refundConditions(seen, filter)
}

function whoseOf({ providerId, keyId: askedBy, merchantId, mode }: Caller): Whose {
  return { providerId, askedBy, merchantId, mode }
}

function nameOf({ kind, createdAt, format, mode }: Export): string {
  const at = createdAt.toISOString().slice(0, 16).replace(/[-:T]/g, '')
  return `teyue-${mode === 'test' ? 'test-' : ''}${kind}-${at}.${format}`
}
