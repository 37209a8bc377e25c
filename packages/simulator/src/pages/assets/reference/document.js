import { get } from '../kit/ask.js'
import { currentLang } from '../kit/lang.js'
import { flag, listOf, maybe, record, text } from '../kit/read.js'

/**
 * A JSON Schema, as far as the control API uses it.
 * @typedef {{ $ref?: string, type?: string | string[], enum?: unknown[], pattern?: string, format?: string, description?: string,
 *   minimum?: number, maximum?: number, maxLength?: number, anyOf?: Schema[], oneOf?: Schema[], items?: Schema, required?: string[],
 *   properties?: Record<string, Schema>, additionalProperties?: Schema | boolean }} Schema
 * @typedef {{ name: string, in: string, required: boolean, schema: Schema }} Parameter
 * @typedef {{ id: string, group: string, method: string, path: string, words: Words, parameters: Parameter[],
 *   body: Schema | null, answer: { type: string, schema: Schema }, refusals: { status: string, codes: string }[] }} Operation
 * @typedef {{ zh: string, en: string, more_zh: string | null, more_en: string | null }} Words
 * @typedef {{ groups: { name: string, word: string }[], operations: Operation[], schemas: Record<string, Schema> }} Reference
 */

const content = mapOf(record({ schema: asSchema }))
const told = record({
  operationId: text,
  tags: listOf(text),
  'x-words': record({ zh: text, en: text, more_zh: maybe(text), more_en: maybe(text) }),
  parameters: listOf(record({ name: text, in: text, required: flag, schema: asSchema })),
  requestBody: maybe(record({ content })),
  responses: mapOf(record({ description: text, content })),
})
const whole = record({
  tags: listOf(record({ name: text, description: text })),
  paths: mapOf(mapOf(told)),
  components: record({ schemas: mapOf(asSchema) }),
})

/** The reference of the simulator that served this page. @returns {Promise<Reference>} */
export async function readReference() {
  const { tags, paths, components } = await get('/openapi.json', whole)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => operationOf(path, method.toUpperCase(), one)),
  )
  return {
    groups: tags.map(({ name, description }) => ({ name, word: inLang(description) })),
    operations,
    schemas: components.schemas,
  }
}

/** Descriptions stand in both languages, with a dot between. @param {string} both */
export function inLang(both) {
  const [zh = '', ...en] = both.split(' · ')
  return currentLang() === 'zh' || en.length === 0 ? zh : en.join(' · ')
}

/** What it does, in the language of the page. @param {Words} words */
export function sentenceIn({ zh, en }) {
  return currentLang() === 'zh' ? zh : en
}

/** What else a caller must know. @param {Words} words */
export function moreIn({ more_zh, more_en }) {
  return currentLang() === 'zh' ? more_zh : more_en
}

/** @param {string} path @param {string} method @param {ReturnType<typeof told>} one @returns {Operation} */
function operationOf(path, method, one) {
  const { 200: good, ...bad } = one.responses
  const [type, { schema }] = first(good?.content ?? {})
  return {
    id: one.operationId,
    group: one.tags[0] ?? '',
    method,
    path,
    words: one['x-words'],
    parameters: one.parameters,
    body: one.requestBody === null ? null : first(one.requestBody.content)[1].schema,
    answer: { type, schema },
    refusals: Object.entries(bad).map(([status, { description }]) => ({ status, codes: description })),
  }
}

/** @param {Record<string, { schema: Schema }>} all @returns {[string, { schema: Schema }]} */
function first(all) {
  return Object.entries(all)[0] ?? ['application/json', { schema: {} }]
}

/**
 * Any names, but values of one kind.
 * @template T
 * @param {import('../kit/read.js').Reader<T>} reader
 * @returns {import('../kit/read.js').Reader<Record<string, T>>}
 */
function mapOf(reader) {
  return (value, at) => {
    const entries = Object.entries(/** @type {Record<string, unknown>} */ (value ?? {}))
    return Object.fromEntries(entries.map(([name, one]) => [name, reader(one, `${at}.${name}`)]))
  }
}

// The simulator's own tests hold it against JSON Schema; what a page does not know of it, it does not show.
/** @param {unknown} value @returns {Schema} */
function asSchema(value) {
  return /** @type {Schema} */ (typeof value === 'object' && value !== null ? value : {})
}
