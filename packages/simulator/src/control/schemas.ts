type Schema = Readonly<Record<string, unknown>>

/** A body with exactly these fields; a name that ends in `?` is optional. */
export function body(fields: Readonly<Record<string, Schema>>): Schema {
  const entries = Object.entries(fields)
  return {
    type: 'object',
    additionalProperties: false,
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace(/\?$/, ''), schema])),
  }
}

export const MCHID: Schema = { type: 'string', pattern: '^\\d{8,32}$' }
export const APPID: Schema = { type: 'string', pattern: '^wx[0-9a-f]{16}$' }
export const NAME: Schema = { type: 'string', minLength: 1, maxLength: 100 }
export const HTTP_URL: Schema = { type: 'string', pattern: '^https?://', maxLength: 500 }
export const FLAG: Schema = { type: 'boolean' }
export const NUMBER_TEXT: Schema = { type: 'string', minLength: 1, maxLength: 64 }
export const PAY_LINK: Schema = { type: 'string', minLength: 1, maxLength: 1000 }

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
