import { h } from '../kit/dom.js'
import { inLang } from './document.js'
import { t } from './words.js'

/** @typedef {import('./document.js').Schema} Schema */
/** @typedef {{ name: string, required: boolean, schema: Schema }} Field */

const MOST_LEVELS = 4

/**
 * All fields of a schema, those of inner objects beneath their own: `orders[].amount_fen`.
 * @param {Schema} schema @param {Record<string, Schema>} schemas @returns {Field[]}
 */
export function fieldsOf(schema, schemas, prefix = '', level = 0) {
  const { properties = {}, required = [] } = resolved(schema, schemas)
  return Object.entries(properties).flatMap(([name, own]) => {
    const field = { name: `${prefix}${name}`, required: required.includes(name), schema: own }
    if (level + 1 >= MOST_LEVELS) return [field]
    const { inner, list } = insideOf(own, schemas)
    const beneath = `${prefix}${name}${list ? '[]' : ''}.`
    return [field, ...(inner === null ? [] : fieldsOf(inner, schemas, beneath, level + 1))]
  })
}

/**
 * The table of some fields. What is asked says what has to be there, what is answered what may be missing.
 * @param {string} label @param {Field[]} fields @param {Record<string, Schema>} schemas @param {'asked' | 'answered'} [side]
 */
export function fieldTable(label, fields, schemas, side = 'asked') {
  if (fields.length === 0) return h('p', { class: 'quiet' }, t('nothing'))
  const columns = [t('colName'), t('colType'), t('colMeaning')]
  return h(
    'div',
    { class: 'fields', role: 'region', 'aria-label': label, tabindex: 0 },
    h(
      'table',
      { class: 'list' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((word) => h('th', { scope: 'col' }, word)),
        ),
      ),
      h(
        'tbody',
        {},
        fields.map((field) => row(field, schemas, side)),
      ),
    ),
  )
}

/** What may stand there, in words. @param {Schema} schema @param {Record<string, Schema>} schemas @returns {string} */
export function typeWord(schema, schemas) {
  const own = resolved(schema, schemas)
  const choices = own.anyOf ?? own.oneOf
  if (own.enum) return own.enum.map(String).join(' | ')
  if (choices) return [...new Set(choices.map((one) => typeWord(one, schemas)))].join(' | ')
  const types = Array.isArray(own.type) ? own.type : [own.type ?? '']
  return types.map((type) => plainWord(type, own, schemas)).join(' | ')
}

/** @param {Field} field @param {Record<string, Schema>} schemas @param {'asked' | 'answered'} side */
function row({ name, required, schema }, schemas, side) {
  const marked = side === 'asked' ? required : !required
  const mark = marked ? h('span', { class: 'must' }, t(side === 'asked' ? 'required' : 'perhaps')) : null
  const meaning = [described(schema), boundsOf(schema)].filter(Boolean).join(' · ')
  const pattern = schema.pattern === undefined ? null : h('code', {}, schema.pattern)
  return h(
    'tr',
    {},
    h('td', {}, h('code', {}, name), mark),
    h('td', { class: 'type' }, typeWord(schema, schemas)),
    h('td', {}, meaning, meaning !== '' && pattern ? ' ' : '', pattern),
  )
}

/** @param {string} type @param {Schema} schema @param {Record<string, Schema>} schemas */
function plainWord(type, { format, items, properties, additionalProperties }, schemas) {
  switch (type) {
    case 'string':
      return format === 'date-time' ? t('moment') : t('text')
    case 'integer':
      return t('integer')
    case 'number':
      return t('number')
    case 'boolean':
      return t('flag')
    case 'null':
      return t('nothingThere')
    case 'array':
      return t('listOf', { what: typeWord(items ?? {}, schemas) })
    case 'object':
      return properties === undefined && typeof additionalProperties === 'object' && additionalProperties.type
        ? t('mapOf', { what: typeWord(additionalProperties, schemas) })
        : t('object')
    default:
      return t('anything')
  }
}

/** Of alternatives, as of what may be null, one speaks for all. @param {Schema} schema @returns {string} */
function described(schema) {
  if (schema.description !== undefined) return inLang(schema.description)
  return (schema.anyOf ?? []).map(described).find((text) => text !== '') ?? ''
}

/** @param {Schema} schema @returns {string} */
function boundsOf({ minimum: least, maximum: most, maxLength, pattern }) {
  if (least !== undefined && most !== undefined) return t('between', { least: grouped(least), most: grouped(most) })
  if (least !== undefined) return t('from', { least: grouped(least) })
  if (pattern !== undefined) return ''
  return maxLength === undefined ? '' : t('longest', { most: maxLength })
}

/** @param {number} value */
function grouped(value) {
  return value.toLocaleString('en-US')
}

/** @param {Schema} schema @param {Record<string, Schema>} schemas */
function insideOf(schema, schemas) {
  const own = objectIn(schema, schemas)
  if (own?.properties) return { inner: own, list: false }
  const items = own?.items === undefined ? null : objectIn(own.items, schemas)
  return { inner: items?.properties ? items : null, list: true }
}

/** What may be null is shown as what it is when it is there. @param {Schema} schema @param {Record<string, Schema>} schemas */
function objectIn(schema, schemas) {
  const own = resolved(schema, schemas)
  if (own.anyOf === undefined) return own
  return own.anyOf.map((one) => resolved(one, schemas)).find((one) => one.properties ?? one.items) ?? null
}

/** @param {Schema} schema @param {Record<string, Schema>} schemas @returns {Schema} */
export function resolved(schema, schemas) {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : (schemas[name] ?? {})
}
