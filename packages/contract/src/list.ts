import Type, { type TObject, type TProperties, type TSchema } from 'typebox'
import { moment, nullable } from './fields.ts'
import { ref } from './named.ts'

const DEFAULT_LIMIT = 20

const page = {
  limit: Type.Optional(
    Type.String({
      pattern: '^([1-9][0-9]?|100)$',
      description: `How many to return: 1 to 100, ${DEFAULT_LIMIT} unless told`,
      examples: ['20'],
    }),
  ),
  cursor: Type.Optional(
    Type.String({ pattern: '^[a-z]{1,8}_[0-9a-z]{26}$', description: '`next_cursor` of the page before' }),
  ),
}

/** The query of a list: page and filters. A query string is text; what is meant as a number is read on purpose. */
export function listQuery<T extends TProperties>(filters: T): TObject<typeof page & T> {
  return Type.Object({ ...page, ...filters }, { additionalProperties: false }) as TObject<typeof page & T>
}

/** Filters that fit whatever was created at some time. */
export const createdBetween = {
  created_from: Type.Optional(moment('Created at this moment or later')),
  created_to: Type.Optional(moment('Created before this moment')),
}

const fenText = (description: string) =>
  Type.Optional(
    Type.String({ pattern: '^[1-9][0-9]{0,10}$', description: `${description}, in fen`, examples: ['1280'] }),
  )

/** Filters that fit whatever has an amount. */
export const amountBetween = {
  amount_from: fenText('Of this amount or more'),
  amount_to: fenText('Of this amount or less'),
}

/** How many the caller asked for. The schema has let nothing else through. */
export function limitOf(query: { readonly limit?: string }): number {
  return query.limit === undefined ? DEFAULT_LIMIT : Number(query.limit)
}

/** One page of a list, newest first. */
export function listOf<T extends TSchema>(name: string, item: T) {
  return Type.Object(
    {
      object: Type.Literal('list'),
      data: Type.Array(ref(item), { description: 'Newest first' }),
      has_more: Type.Boolean({ description: 'Whether a further page exists' }),
      next_cursor: nullable(Type.String({ description: '`cursor` of the next page' })),
    },
    { $id: name, additionalProperties: false },
  )
}

/** What listOf describes. */
export type List<T> = {
  readonly object: 'list'
  readonly data: readonly T[]
  readonly has_more: boolean
  readonly next_cursor: string | null
}

/** A page out of one row more than was asked for: the extra row only tells that there are more. */
export function toList<T extends { readonly id: string }>(rows: readonly T[], limit: number): List<T> {
  const data = rows.slice(0, limit)
  const hasMore = rows.length > limit
  return { object: 'list', data, has_more: hasMore, next_cursor: hasMore ? data.at(-1)!.id : null }
}
