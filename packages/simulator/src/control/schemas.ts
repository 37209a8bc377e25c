export type Schema = Readonly<Record<string, unknown>>

/** Exactly these fields; a name that ends in `?` is optional. */
export function record(fields: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(fields)
  return {
    type: 'object',
    additionalProperties: false,
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
  }
}

/** What a caller sends is a record as well. */
export const body = record

/** A schema that has a name of its own in the document and in the typed helper. */
export function named(title: string, schema: Schema): Schema {
  return { title, ...schema }
}

/** What a field means, for readers of either language. */
export function about(schema: Schema, zh: string, en: string): Schema {
  return { ...schema, description: `${zh} · ${en}` }
}

export function listOf(items: Schema): Schema {
  return { type: 'array', items }
}

export function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] }
}

/** Any names, but values of one kind. */
export function mapOf(values: Schema): Schema {
  return { type: 'object', additionalProperties: values }
}

export const MCHID: Schema = { type: 'string', pattern: '^\\d{8,32}$' }
export const APPID: Schema = { type: 'string', pattern: '^wx[0-9a-f]{16}$' }
export const NAME: Schema = { type: 'string', minLength: 1, maxLength: 100 }
export const HTTP_URL: Schema = { type: 'string', pattern: '^https?://', maxLength: 500 }
export const FLAG: Schema = { type: 'boolean' }
export const NUMBER_TEXT: Schema = { type: 'string', minLength: 1, maxLength: 64 }
export const PAY_LINK: Schema = { type: 'string', minLength: 1, maxLength: 1000 }
export const TEXT: Schema = { type: 'string' }
export const INTEGER: Schema = { type: 'integer' }
/** Whole fen. */
export const FEN: Schema = { type: 'integer', description: '分 · fen' }
export const TIME: Schema = { type: 'string', format: 'date-time' }
/** In a query, where everything is a text. */
export const COUNT_TEXT: Schema = { type: 'string', pattern: '^\\d{1,16}$' }
export const NOTHING: Schema = record({})

export function oneOf(...values: readonly string[]): Schema {
  return { type: 'string', enum: values }
}

export function integer(minimum: number, maximum: number): Schema {
  return { type: 'integer', minimum, maximum }
}

/** Query strings are texts; a limit is read on purpose, not coerced by the framework. */
export function limitIn(text: string | undefined, usual: number, most: number): number {
  const limit = Number(text ?? usual)
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, most) : usual
}
