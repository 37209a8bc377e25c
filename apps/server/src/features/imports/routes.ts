import { Readable } from 'node:stream'
import {
  ImportLineList,
  type ImportLineQuery,
  ImportLineQuery as ImportLineQuerySchema,
  ImportList,
  ImportListQuery,
  Import as ImportSchema,
  ImportTemplate,
  NewImport,
} from '@teyue/contract/import'
import { limitOf, toList } from '@teyue/contract/list'
import { ref } from '@teyue/contract/named'
import { ById } from '@teyue/contract/params'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../../context.ts'
import { type Caller, doerOf } from '../../http/caller.ts'
import { createImport } from './create-import.ts'
import type { Import } from './file-import.ts'
import { viewImport, viewLine } from './file-import-view.ts'
import { getImport, listImports, listLines, readLines } from './get-import.ts'
import { headOfLines, templateOf, textOfLines } from './line-file.ts'
import { startImport } from './start-import.ts'

const tags = ['Imports']
/** A file of five megabytes in base64, and its name. */
const FILE_BODY_LIMIT_BYTES = 7_000_000
const csvAnswer = { 200: { description: 'The file', content: { 'text/csv': { schema: { type: 'string' } } } } }

/** Merchants and payments that exist already, taken in from a file. */
export function importRoutes(app: FastifyInstance, ctx: Context): void {
  giving(app, ctx)
  looking(app, ctx)
  fetching(app, ctx)
}

function giving(app: FastifyInstance, ctx: Context): void {
  const give = {
    tags,
    summary: 'Give a file to be imported',
    description: 'CSV with a head. Every line is looked at, and nothing is taken in before the import is started.',
    body: ref(NewImport),
    response: { 202: ref(ImportSchema) },
  }
  const options = { schema: give, bodyLimit: FILE_BODY_LIMIT_BYTES }
  app.post<{ Body: NewImport }>('/v1/imports', options, async ({ caller, body }, reply) => {
    const { kind, filename } = body
    const { providerId, mode, keyId: givenBy } = caller
    const content = Buffer.from(body.content, 'base64')
    const made = await createImport(ctx, { providerId, mode, givenBy, kind, filename, content })
    return reply.code(202).send(viewImport(made))
  })

  const start = {
    tags,
    summary: 'Have the good lines of an import taken in',
    description: 'Those that are not good stay out; correct them and give the file again. Again is the same as once.',
    params: ById,
    response: { 202: ref(ImportSchema) },
  }
  app.post<{ Params: ById }>('/v1/imports/:id/starts', { schema: start }, async (request, reply) => {
    const { caller, params } = request
    await startImport(ctx, caller, { doer: doerOf(request), startedBy: caller.keyId }, params.id)
    return reply.code(202).send(viewImport(await getImport(ctx, caller, params.id)))
  })
}

function looking(app: FastifyInstance, ctx: Context): void {
  const list = { tags, summary: 'List imports', querystring: ImportListQuery, response: { 200: ref(ImportList) } }
  app.get<{ Querystring: ImportListQuery }>('/v1/imports', { schema: list }, async ({ caller, query }) => {
    const limit = limitOf(query)
    const found = await listImports(ctx, caller, query.cursor ?? null, limit + 1)
    return toList(found.map(viewImport), limit)
  })

  app.get<{ Params: ById }>(
    '/v1/imports/:id',
    { schema: { tags, summary: 'Look at an import', params: ById, response: { 200: ref(ImportSchema) } } },
    async ({ caller, params }) => viewImport(await getImport(ctx, caller, params.id)),
  )

  const lines = {
    tags,
    summary: 'The lines of an import, and what is wrong with them',
    params: ById,
    querystring: ImportLineQuerySchema,
    response: { 200: ref(ImportLineList) },
  }
  type Lines = { Params: ById; Querystring: ImportLineQuery }
  app.get<Lines>('/v1/imports/:id/lines', { schema: lines }, async ({ caller, params, query }) => {
    const limit = limitOf(query)
    const page = { state: query.state ?? null, after: Number(query.cursor ?? 1), limit: limit + 1 }
    const { kind, id } = await getImport(ctx, caller, params.id)
    const found = await listLines(ctx, caller, id, page)
    const data = found.slice(0, limit).map((line) => viewLine(kind, line))
    const hasMore = found.length > limit
    return { object: 'list', data, has_more: hasMore, next_cursor: hasMore ? String(data.at(-1)!.number) : null }
  })
}

function fetching(app: FastifyInstance, ctx: Context): void {
  const fetch = { tags, summary: 'What became of each line, as a file', params: ById, response: csvAnswer }
  app.get<{ Params: ById }>('/v1/imports/:id/file', { schema: fetch }, async ({ caller, params }, reply) => {
    const found = await getImport(ctx, caller, params.id)
    return reply.headers(asCsv(`teyue-${found.id}.csv`)).send(Readable.from(fileOf(ctx, caller, found)))
  })

  const template = { tags, summary: 'A file to fill in', params: ImportTemplate, response: csvAnswer }
  app.get<{ Params: ImportTemplate }>('/v1/import-templates/:kind', { schema: template }, async ({ params }, reply) =>
    reply.headers(asCsv(`teyue-${params.kind}.csv`)).send(templateOf(params.kind)),
  )
}

async function* fileOf(ctx: Context, caller: Caller, { id, kind }: Import): AsyncGenerator<string, void, undefined> {
  yield headOfLines(kind)
  for await (const lines of readLines(ctx, caller, id)) yield textOfLines(kind, lines)
}

function asCsv(name: string) {
  return { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` }
}
