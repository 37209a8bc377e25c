import type { RouteOptions } from 'fastify'
import type { Control } from './control.ts'
import { GROUPS, type GroupName } from './groups.ts'
import { type Operation, operation } from './operation.ts'
import { mapOf, record, type Schema, TEXT } from './schemas.ts'
import { EXPLANATION } from './shapes/request.ts'

const VERSION = '0.1.0'
const REFUSAL = record({ code: TEXT, message_zh: TEXT, message_en: TEXT, 'explanation?': EXPLANATION })

type Documented = { readonly method: string; readonly path: string; readonly operation: Operation }

const INTRODUCTION = `模拟器自己的接口：商户平台、服务商平台、商务经理、付款人的手机、时钟与故障。金额均为分，时间为 UTC 的 ISO 8601。

The simulator's own API: portals, the account manager's desk, payers' phones, time and bad luck. Money is whole fen, times
are ISO 8601 in UTC. Whatever answers 200 is on the disk, where there is a data folder.`

/** The document, made when it is asked for, of all routes that are added from now on. */
export function addDocument({ app, world }: Control): void {
  const routes: Documented[] = []
  app.addHook('onRoute', (route) => {
    const found = documented(route)
    if (found) routes.push(found)
  })
  app.get(
    '/_control/openapi.json',
    operation({
      id: 'openapi',
      group: 'service',
      zh: '这份接口的 OpenAPI 文档',
      en: 'This API as an OpenAPI document',
      answer: mapOf({}),
    }),
    async () => documentOf(routes, world.url),
  )
}

/** What a registered route says of itself; null for those that are no part of the control API. */
function documented({ method, url, config }: RouteOptions): Documented | null {
  if (config?.operation === undefined || typeof method !== 'string' || method === 'HEAD') return null
  return { method, path: url.replace(/:(\w+)/g, '{$1}'), operation: config.operation }
}

/** OpenAPI 3.1 of these routes. Schemas that have a title stand once, among the components. */
function documentOf(routes: readonly Documented[], url: string): Record<string, unknown> {
  const schemas: Record<string, Schema> = {}
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { method, path, operation } of routes) {
    paths[path] = { ...paths[path], [method.toLowerCase()]: render(path, operation, schemas) }
  }
  const tags = Object.entries(GROUPS).map(([name, { zh, en }]) => ({ name, description: `${zh} · ${en}` }))
  return {
    openapi: '3.1.0',
    info: { title: '模拟器控制接口 · Simulator control API', version: VERSION, description: INTRODUCTION },
    servers: [{ url }],
    tags,
    paths,
    components: { schemas: { ...schemas, Refusal: REFUSAL } },
  }
}

function render(path: string, told: Operation, schemas: Record<string, Schema>): Record<string, unknown> {
  const { id, group, zh, en, more, query, body } = told
  return {
    operationId: id,
    tags: [group satisfies GroupName],
    summary: `${zh} · ${en}`,
    ...(more ? { description: `${more.zh}\n\n${more.en}` } : {}),
    // The two languages apart, for pages that show one.
    'x-words': { zh, en, ...(more ? { more_zh: more.zh, more_en: more.en } : {}) },
    parameters: [...pathParameters(path, told.params), ...queryParameters(query, schemas)],
    ...(body ? { requestBody: { required: true, content: json(hoist(body, schemas)) } } : {}),
    responses: { '200': answerOf(told, schemas), ...refusalsOf(told) },
  }
}

function pathParameters(path: string, params: Operation['params']): Record<string, unknown>[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: params?.[name!] ?? TEXT,
  }))
}

function queryParameters(query: Schema | undefined, schemas: Record<string, Schema>): Record<string, unknown>[] {
  const required = (query?.required ?? []) as readonly string[]
  return Object.entries((query?.properties ?? {}) as Record<string, Schema>).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: hoist(schema, schemas),
  }))
}

function answerOf({ answer, answerType, en }: Operation, schemas: Record<string, Schema>): Record<string, unknown> {
  const schema = hoist(answer, schemas)
  return { description: en, content: answerType === undefined ? json(schema) : { [answerType]: { schema } } }
}

function refusalsOf({ body, query, params, refusals }: Operation): Record<string, unknown> {
  const asked = Object.entries(refusals ?? {})
  const malformed = body || query || params ? [['400', ['BAD_REQUEST', ...(refusals?.[400] ?? [])]] as const] : []
  return Object.fromEntries(
    [...asked, ...malformed].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: json({ $ref: '#/components/schemas/Refusal' }) },
    ]),
  )
}

function json(schema: Schema): Record<string, unknown> {
  return { 'application/json': { schema } }
}

// Two schemas under one title would make one of them a lie, so they must be alike.
function hoist(schema: Schema, schemas: Record<string, Schema>): Schema {
  const { title, ...rest } = schema
  const plain = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, hoistValue(value, schemas)]))
  if (typeof title !== 'string') return plain
  const there = schemas[title]
  if (there && JSON.stringify(there) !== JSON.stringify(plain)) throw new Error(`two schemas are called ${title}`)
  schemas[title] = plain
  return { $ref: `#/components/schemas/${title}` }
}

function hoistValue(value: unknown, schemas: Record<string, Schema>): unknown {
  if (Array.isArray(value)) return value.map((item) => hoistValue(item, schemas))
  return typeof value === 'object' && value !== null ? hoist(value as Schema, schemas) : value
}
