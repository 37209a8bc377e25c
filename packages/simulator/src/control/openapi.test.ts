import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import Fastify from 'fastify'
import { Alarm } from '../clock/alarm.ts'
import { ClockTurner } from '../clock/turn-clock.ts'
import { withCashier } from '../testing/code-stage.ts'
import { ask } from '../testing/control-client.ts'
import { walk } from '../testing/control-walk.ts'
import { openStage } from '../testing/stage.ts'
import { openWorld, type World } from '../world.ts'
import { Shelf } from '../worlds/shelf.ts'
import { Validators } from '../worlds/validators.ts'
import type { Worlds } from '../worlds/worlds.ts'
import { checkAnswers } from './check-answers.ts'
import { operation } from './operation.ts'
import { addControlRoutes } from './routes.ts'
import { listOf, mapOf, oneOf, record, type Schema, TEXT } from './schemas.ts'

type Told = {
  operationId: string
  parameters: { name: string; in: string }[]
  responses: Record<string, { description: string }>
  'x-words': { zh: string; en: string }
}
type Document = { paths: Record<string, Record<string, Told>>; components: { schemas: Record<string, object> } }

test('the control API is a valid OpenAPI 3.1 document, and every schema in it is JSON Schema 2020-12', async () => {
  const { document } = await registered()
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } })
  const validate = ajv.compile(openapi31())
  assert(validate(document), JSON.stringify(validate.errors))
  const whole = { $defs: document.components.schemas }
  const schemas = JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/')
  assert(ajv.validateSchema(JSON.parse(schemas)), JSON.stringify(ajv.errors))
  const known = Object.keys(document.components.schemas)
  for (const [, name] of JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    assert(known.includes(name!), name)
  }
})

test('every control route is documented, in both languages, under a call of its own', async () => {
  const { document, routes } = await registered()
  const told = operationsOf(document)
  assert.deepEqual(told.map(({ method, path }) => `${method} ${path}`).sort(), routes.sort())
  const ids = told.map(({ operation }) => operation.operationId)
  assert.equal(new Set(ids).size, ids.length, 'two operations have one id')
  for (const { path, operation } of told) {
    assert.match(operation.operationId, /^[a-z]\w*(\.[a-z]\w*)?$/)
    assert.match(operation['x-words'].zh, /\p{Script=Han}/u, operation.operationId)
    assert.doesNotMatch(operation['x-words'].en, /\p{Script=Han}/u, operation.operationId)
    const inPath = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`)
    assert.deepEqual(inPath, path.match(/\{\w+\}/g) ?? [], operation.operationId)
  }
})

test('every answer of the control API is what its operation says', { timeout: 60_000 }, async (t) => {
  const stage = withCashier(await openStage(t))
  const { body } = await ask(stage.url, 'GET', '/openapi.json')
  const operations = operationsOf(body as unknown as Document)
  const ids = operations.map(({ operation }) => operation.operationId)
  assert.deepEqual(Object.keys(walk).sort(), ids.sort(), 'one row in testing/control-walk.ts for each operation')
  for (const [id, row] of Object.entries(walk)) {
    const [method, path, sent] = await row(stage)
    const told = operations.find(({ operation }) => operation.operationId === id)!
    const template = told.path.replace(/\{\w+\}/g, '[^/]+')
    assert.match(`/_control${path.split('?')[0]}`, new RegExp(`^${template}$`), id)
    assert.equal(method, told.method, id)
    const answer = await ask(stage.url, method, path, sent)
    assert.equal(answer.status, 200, `${id}: ${JSON.stringify(answer.body)}`)
  }
})

test('an answer or a refusal that its operation does not describe is found', async () => {
  const app = Fastify().setValidatorCompiler(new Validators().compiler)
  checkAnswers(app)
  const told = { group: 'service', zh: '甲', en: 'a', answer: record({ now: TEXT }) } as const
  const answers: Record<string, [number, object]> = {
    '/right': [200, { now: 'noon' }],
    '/more': [200, { now: 'noon', zone: 'Shanghai' }],
    '/less': [200, {}],
    '/refused': [404, { code: 'NOT_FOUND' }],
    '/unnamed': [409, { code: 'NOT_FOUND' }],
  }
  for (const [path, [status, answer]] of Object.entries(answers)) {
    const options = operation({ ...told, id: path.slice(1), refusals: { 404: ['NOT_FOUND'] } })
    app.get(path, options, async (_request, reply) => reply.code(status).send(answer))
  }
  const statuses = Object.keys(answers).map(async (path) => (await app.inject({ url: path })).statusCode)
  assert.deepEqual(await Promise.all(statuses), [200, 500, 500, 404, 500])
})

async function registered(): Promise<{ document: Document; routes: string[] }> {
  const world = await openWorld({ name: 'main', dataDir: null, fsync: false })
  const alarm = new Alarm(world.agenda, world.clock, () => undefined)
  const app = Fastify().setValidatorCompiler(new Validators().compiler)
  const routes: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (method !== 'HEAD' && url.startsWith('/_control')) routes.push(`${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
  })
  addControlRoutes({ app, world, turner: new ClockTurner(world, alarm), worlds: alone(world) })
  const answer = await app.inject({ url: '/_control/openapi.json' })
  return { document: answer.json(), routes }
}

// The routes are only read here: nobody asks for another world.
function alone(world: World): Worlds {
  const never = () => Promise.reject(new Error('there is one world'))
  return { first: world, all: [world], shelf: new Shelf(null), make: never, remove: never, template: never }
}

function operationsOf({ paths }: Document) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
}

// What the specification demands of the parts that this document uses, and not one field more.
function openapi31(): Schema {
  const schema = { type: 'object' }
  const content = mapOf(record({ schema }))
  const operation = record({
    operationId: TEXT,
    tags: listOf(TEXT),
    summary: TEXT,
    'description?': TEXT,
    'x-words': mapOf(TEXT),
    parameters: listOf(record({ name: TEXT, in: oneOf('path', 'query'), required: { type: 'boolean' }, schema })),
    'requestBody?': record({ required: { type: 'boolean' }, content }),
    responses: {
      type: 'object',
      minProperties: 1,
      patternProperties: { '^[1-5]\\d\\d$': record({ description: TEXT, content }) },
      additionalProperties: false,
    },
  })
  const methods = Object.fromEntries(['get?', 'put?', 'post?', 'delete?'].map((name) => [name, operation]))
  return record({
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    info: record({ title: TEXT, version: TEXT, description: TEXT }),
    servers: listOf(record({ url: TEXT })),
    tags: listOf(record({ name: TEXT, description: TEXT })),
    paths: { type: 'object', patternProperties: { '^/': record(methods) }, additionalProperties: false },
    components: record({ schemas: mapOf(schema) }),
  })
}
