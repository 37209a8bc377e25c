import Type, { type TSchema } from 'typebox'

/** One of our ids: a prefix that tells the kind and 26 characters that sort by time. */
export function id(prefix: string, description: string) {
  return Type.String({
    pattern: `^${prefix}_[0-9a-z]{26}$`,
    description,
    examples: [`${prefix}_01kapb6dv5e8zrzjv2yhpx0j3t`],
  })
}

/** A sum of money: whole fen, the hundredth of a yuan. */
export function fen(description: string, example = 100) {
  return Type.Integer({
    minimum: 0,
    maximum: MAX_FEN,
    description: `${description}, in fen (1 yuan = 100 fen)`,
    examples: [example],
  })
}

/** The largest sum that one payment may have: 100 million yuan. */
export const MAX_FEN = 10_000_000_000

/** Of RFC 3339's forms the one that everything reads the same way: with seconds below 60, an offset, and a year we live in. */
export const MOMENT = '^[12]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)$'

export function moment(description: string) {
  return Type.String({
    format: 'date-time',
    pattern: MOMENT,
    description: `${description} (RFC 3339)`,
    examples: ['2026-11-23T20:15:00+08:00'],
  })
}

export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

export function oneOf<const T extends readonly string[]>(values: T, description: string) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: values, description, examples: [values[0]] })
}

/** A line for people: no control characters, and no half surrogates, which a database cannot keep. */
export const ONE_LINE = '^[^\\p{Cc}\\p{Cs}]*$'

/** The merchant's own name for a thing. */
export function reference(description: string) {
  return Type.String({
    minLength: 1,
    maxLength: 64,
    pattern: '^[0-9A-Za-z_\\-|*.@:/]+$',
    description,
    examples: ['order-20261123-0001'],
  })
}

/** WeChat's number of a sub-merchant, as a filter. */
export const subMchid = Type.String({
  pattern: '^[0-9]{8,12}$',
  description: "Only what went through this number of WeChat's",
  examples: ['1900000109'],
})

export const mode = oneOf(['test', 'live'], 'Whether simulated (`test`) or real (`live`) money moves')
