import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { namedSchemas } from '@teyue/contract/schemas'
import { routes } from '../cli/routes.ts'
import { may } from '../features/people/role.ts'
import { testContext } from '../testing/context.ts'
import { RULES } from './acts.ts'
import { createApp, type Routes } from './app.ts'

type Operation = {
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly security?: readonly object[]
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[]
  readonly responses: Readonly<Record<string, { readonly description: string }>>
}
type Document = {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
  readonly webhooks: object
}

test('the OpenAPI document is 3.1 and every reference in it leads somewhere', async (t) => {
  const { document, text } = await openapi(t)
  assert.equal(document.openapi, '3.1.0')
  assert(document.info.title && document.info.version)
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]!)
  assert(references.length > 20, `${references.length} references`)
  for (const reference of references) {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(reference)?.[1]
    assert(name && document.components.schemas[name], reference)
  }
  assert.doesNotMatch(text, /"nullable":|"\$id":/)
})

test('every schema that requests are checked by is sound, and one that is not is found', async (t) => {
  const ctx = await testContext(t)
  const sound = createApp(ctx, { routes, schemasAtOnce: true })
  t.after(() => sound.close())
  await sound.ready()
  const options = { config: { isPublic: true }, schema: { querystring: { type: 'objct' } } }
  const broken: Routes = (app) => app.get('/broken', options, () => '')
  await assert.rejects(
    async () => createApp(ctx, { routes: [broken], schemasAtOnce: true }).ready(),
    /schema is invalid/,
  )
})

test('the OpenAPI document names every schema', async (t) => {
  const { document } = await openapi(t)
  const names = namedSchemas.map((schema) => (schema as { $id?: string }).$id!)
  assert.deepEqual(Object.keys(document.components.schemas).sort(), names.sort())
})

test('the OpenAPI document names every route, and each route says what it needs and answers', async (t) => {
  const { document, registered } = await openapi(t)
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
  )
  assert.deepEqual(operations.map(({ name }) => name).sort(), registered.sort())
  for (const { name, path, operation } of operations) {
    assert(operation.summary && operation.tags?.length === 1, name)
    const { act } = RULES[name.replace(/\{(\w+)\}/g, ':$1')]!
    const isForKeys = act !== 'anyone' && may('key', null, act)
    const opens = act === 'anyone' ? [] : isForKeys ? ['apiKey', 'session'] : ['session']
    assert.deepEqual(operation.security?.flatMap(Object.keys), opens, name)
    assert(operation.responses['4XX'] && operation.responses['5XX'], name)
    const inPath =
      operation.parameters?.filter((one) => one.in === 'path' && one.required).map((one) => `{${one.name}}`) ?? []
    assert.deepEqual(inPath, path.match(/\{\w+\}/g) ?? [], name)
    for (const answer of Object.values(operation.responses)) assert(answer.description, name)
  }
})

test('the reference page and its parts come from our own files', async (t) => {
  const { app } = await openapi(t)
  const page = await app.inject({ url: '/docs', headers: { accept: 'text/html' } })
  const { body, headers } = page.statusCode === 302 ? await app.inject(String(page.headers.location)) : page
  const parts = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!)
  assert(parts.length >= 4)
  for (const part of parts) {
    assert.doesNotMatch(part, /^(https?:)?\/\//)
    const answer = await app.inject(new URL(part, 'http://x/docs/').pathname)
    assert.equal(answer.statusCode, 200, part)
  }
  assert.match(String(headers['content-security-policy']), /default-src 'self'/)
  assert.doesNotMatch(String(headers['content-security-policy']), /https?:/)
})

test('the page of errors has a section for the type of each problem', async (t) => {
  const { app } = await openapi(t)
  const page = await app.inject('/docs/errors')
  assert.match(page.body, /<section id="REFUND_NOT_AUTHORISED">/)
  assert.match(page.body, /GET \/v1\/webhook-deliveries lists yours/)
})

async function openapi(t: TestContext) {
  const app = createApp(await testContext(t), { routes })
  t.after(() => app.close())
  const registered: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (url.startsWith('/v1/')) registered.push(`${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
  })
  const answer = await app.inject('/openapi.json')
  assert.equal(answer.statusCode, 200)
  return { app, registered, text: answer.body, document: answer.json<Document>() }
}
