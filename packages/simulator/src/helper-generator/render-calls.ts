import { type Call, callsIn, type Document, namesIn, type Parameter, type Schema } from './document.ts'
import { comment, importsOf, typeOf } from './render-types.ts'

/** The calls by the first word of their id; those of one word stand in the world itself, under ''. */
export function chaptersOf(document: Document): Map<string, Call[]> {
  return Map.groupBy(callsIn(document), ({ told }) =>
    told.operationId.includes('.') ? wordsOf(told.operationId)[0] : '',
  )
}

/** The file of one chapter. */
export function renderChapter(chapter: string, calls: readonly Call[], homes: Map<string, string>): string {
  return `${headOf(calls, homes)}
export function ${chapter}Calls(ask: Ask) {
  return {
${calls.map(renderCall).join('')}
  }
}
`
}

/** The file that joins them. */
export function renderWorld(chapters: Map<string, Call[]>, homes: Map<string, string>): string {
  const names = [...chapters.keys()].filter((name) => name !== '').toSorted()
  const loose = chapters.get('') ?? []
  return `${headOf(loose, homes, names.map((name) => `import { ${name}Calls } from './${fileOf(name)}'\n`).join(''))}
export function worldCalls(ask: Ask) {
  return {
${names.map((name) => `${name}: ${name}Calls(ask),\n`).join('')}
${loose.map(renderCall).join('')}
  }
}
`
}

export function fileOf(chapter: string): string {
  return `${chapter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`
}

function headOf(calls: readonly Call[], homes: Map<string, string>, more = ''): string {
  const used = calls.flatMap(({ told }) => namesIn({ ...told, responses: told.responses['200'] }))
  const part = calls.some(({ path }) => path.includes('{')) ? `import { part } from '../part.ts'\n` : ''
  return `import type { Ask } from '../ask.ts'\n${part}${more}${importsOf(used, homes, (home) => `./types/${home}.ts`)}`
}

function renderCall({ method, path, told }: Call): string {
  const { zh, en, more_zh, more_en } = told['x-words']
  const inPath = told.parameters.filter((one) => one.in === 'path')
  const inQuery = told.parameters.filter((one) => one.in === 'query')
  const sent = told.requestBody && Object.values(told.requestBody.content)[0]!.schema
  const taken = [
    ...inPath.map((one) => `${one.name}: ${parameterType(one)}`),
    ...(inQuery.length > 0
      ? [`query: ${queryType(inQuery)}${inQuery.some((one) => one.required) ? '' : ' = {}'}`]
      : []),
    ...(sent ? [`body: ${typeOf(sent)}${needsNothing(sent) ? ' = {}' : ''}`] : []),
  ]
  const { answer, as } = answerOf(told)
  const given = [...(inQuery.length > 0 ? ['query'] : []), ...(sent ? ['body'] : []), ...(as ? [`as: '${as}'`] : [])]
  const address = `\`${path.replace(/\{(\w+)\}/g, (_, name) => `\${part(${name})}`)}\``
  const args = [
    `'${method}'`,
    path.includes('{') ? address : `'${path}'`,
    ...(given.length > 0 ? [`{ ${given.join(', ')} }`] : []),
  ]
  const name = wordsOf(told.operationId).at(-1)!
  return `${comment(`${en}. ${more_en ?? ''}`.trim(), `${zh}。${more_zh ?? ''}`)}${name}: (${taken.join(', ')}) => ask<${answer}>(${args.join(', ')}),\n`
}

function answerOf({ responses }: Call['told']): { answer: string; as: 'text' | 'bytes' | null } {
  const [type, { schema }] = Object.entries(responses['200']!.content)[0]!
  if (type === 'application/json') return { answer: typeOf(schema), as: null }
  return type === 'application/octet-stream' ? { answer: 'Uint8Array', as: 'bytes' } : { answer: 'string', as: 'text' }
}

/** In an address everything is a text; what has to be digits may be given as a number. */
function parameterType({ schema }: Parameter): string {
  if (schema.type === 'integer' || schema.pattern?.startsWith('^\\d{1,')) return 'number | string'
  return typeOf(schema)
}

function queryType(inQuery: readonly Parameter[]): string {
  const fields = inQuery.map((one) => `readonly ${one.name}${one.required ? '' : '?'}: ${parameterType(one)}`)
  return `{ ${fields.join('; ')} }`
}

function needsNothing({ type, required = [], $ref, anyOf }: Schema): boolean {
  return type === 'object' && required.length === 0 && $ref === undefined && anyOf === undefined
}

function wordsOf(id: string): [string, ...string[]] {
  return id.split('.') as [string, ...string[]]
}
