import { type CallName, capital, nameCall, resourcesOf } from './name-call.ts'
import type { Document, Operation, Parameter, Schema } from './openapi.ts'
import { comment, typeOf } from './render-types.ts'

type Named = CallName & { readonly method: string; readonly path: string; readonly operation: Operation }

/** What is no JSON is written by hand in the SDK (the stream of events), or fetched by whoever wants the file. */
const byHand: ReadonlySet<string> = new Set([
  'GET /v1/events/stream',
  'GET /v1/exports/{id}/file',
  'GET /v1/imports/{id}/file',
  'GET /v1/import-templates/{kind}',
])

/** A type and a function for each call, by resource, and the types of their queries. */
export function renderCalls({ paths }: Document): string {
  const resources = resourcesOf(Object.keys(paths))
  const calls = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => !byHand.has(`${method.toUpperCase()} ${path}`))
      .map(([method, operation]) => ({ method, path, operation, ...nameCall(method, path, resources) })),
  )
  const byResource = [...Map.groupBy(calls, ({ resource }) => resource)]
  const queries = calls.filter(hasQuery).map(renderQuery)
  const types = byResource.map(([name, own]) => `  readonly ${name}: {\n${own.map(renderSignatures).join('')}  }\n`)
  const functions = byResource.map(([name, own]) => `    ${name}: {\n${own.map(renderFunctions).join('')}    },\n`)
  return `${queries.join('\n')}
/** Every call that an API key may make. */
export type Calls = {
${types.join('')}}

export function callsOf(ask: Ask): Calls {
  return {
${functions.join('')}  }
}
`
}

/** The names of the contract's types that the calls mention. */
export function typesIn(rendered: string, { components }: Document): string[] {
  return Object.keys(components.schemas).filter((name) => new RegExp(`\\b${name}\\b`).test(rendered))
}

function renderQuery(call: Named): string {
  const fields = parametersIn(call, 'query').map(
    ({ name, description, schema, required }) =>
      `${comment(description, '  ')}  readonly ${name}${required ? '' : '?'}: ${name === 'limit' ? 'number' : typeOf(schema, '  ')}\n`,
  )
  return `export type ${queryName(call)} = {\n${fields.join('')}}\n`
}

function renderSignatures(call: Named): string {
  const { summary, description } = call.operation
  const words = comment([summary, description].filter(Boolean).join('. '), '    ')
  const plain = `${words}    ${call.name}(${typedParameters(call)}): ${resultOf(call)}\n`
  if (call.name !== 'list') return plain
  const item = itemOf(call)
  return `${plain}    /** The same, all pages, each fetched when it is reached. */
    each(${typedParameters(call)}): AsyncGenerator<${item}, void, undefined>\n`
}

function renderFunctions(call: Named): string {
  const names = parametersOf(call).map(({ name }) => name)
  const asked = `${requestOf(call)}, options`
  const one = `      ${call.name}: (${names.join(', ')}) => ask.${isAnswered(call) ? 'answered' : 'plain'}(${asked}),\n`
  if (call.name !== 'list') return one
  return `${one}      each: (${names.join(', ')}) => ask.each(${asked}),\n`
}

function requestOf(call: Named): string {
  const { method, path, idName } = call
  const address = idName ? `\`${path.replace('{id}', `\${encodeURIComponent(${idName})}`)}\`` : `'${path}'`
  const parts = [
    `method: '${method.toUpperCase()}'`,
    `path: ${address}`,
    ...(hasQuery(call) ? ['...(query && { query })'] : []),
    ...(bodyOf(call) ? ['body'] : []),
    ...(isKeyed(call) ? ['keyed: true'] : []),
    `repeatable: ${method !== 'post' || isKeyed(call) || isAnswered(call)}`,
  ]
  return `{ ${parts.join(', ')} }`
}

function typedParameters(call: Named): string {
  return parametersOf(call)
    .map(({ name, type, optional }) => `${name}${optional ? '?' : ''}: ${type}`)
    .join(', ')
}

function parametersOf(call: Named): { name: string; type: string; optional: boolean }[] {
  const body = bodyOf(call)
  return [
    ...(call.idName ? [{ name: call.idName, type: 'string', optional: false }] : []),
    ...(body ? [{ name: 'body', type: typeOf(body, ''), optional: false }] : []),
    ...(hasQuery(call) ? [{ name: 'query', type: queryName(call), optional: !needsQuery(call) }] : []),
    { name: 'options', type: isKeyed(call) ? 'KeyedOptions' : 'CallOptions', optional: true },
  ]
}

function resultOf(call: Named): string {
  const answer = Object.entries(call.operation.responses).find(([status]) => /^2\d\d$/.test(status))?.[1]
  const schema = answer?.content?.['application/json']?.schema
  const type = schema ? typeOf(schema, '') : 'void'
  return isAnswered(call) ? `Promise<Answered<${type}>>` : `Promise<${type}>`
}

/** The call's answer may be 202 instead of another 2xx: then the outcome is not known yet. */
function isAnswered({ operation: { responses } }: Named): boolean {
  return '202' in responses && ('200' in responses || '201' in responses)
}

function isKeyed(call: Named): boolean {
  return parametersIn(call, 'header').some(({ name }) => name === 'idempotency-key')
}

function hasQuery(call: Named): boolean {
  return parametersIn(call, 'query').length > 0
}

function needsQuery(call: Named): boolean {
  return parametersIn(call, 'query').some(({ required }) => required)
}

function parametersIn({ operation }: Named, where: Parameter['in']): Parameter[] {
  return (operation.parameters ?? []).filter((parameter) => parameter.in === where)
}

function bodyOf({ operation }: Named): Schema | undefined {
  return operation.requestBody?.content['application/json']?.schema
}

function queryName({ resource, name }: CallName): string {
  return `${capital(resource)}${capital(name)}Query`
}

/** PaymentList is a list of Payment. */
function itemOf(call: Named): string {
  return resultOf(call).replace(/^Promise<(\w+)List>$/, '$1')
}
