import type { FastifySchema } from 'fastify'
import type { GroupName } from './groups.ts'
import { record, type Schema } from './schemas.ts'

/** What a control route is, for its reader, for the OpenAPI document and for the typed helper. */
export type Operation = {
  /** The call of the helper, such as `payers.make`. */
  readonly id: string
  /** Where the reference shows it. */
  readonly group: GroupName
  /** One sentence each. */
  readonly zh: string
  readonly en: string
  /** What else a caller must know. */
  readonly more?: { readonly zh: string; readonly en: string }
  /** What a name in the path must be, where it is more than a text. */
  readonly params?: Readonly<Record<string, Schema>>
  readonly query?: Schema
  readonly body?: Schema
  /** Of 200. Only documents and is checked by tests: the framework would silently drop what a schema does not name. */
  readonly answer: Schema
  /** Media type of an answer or of a body that is no JSON object but a file. */
  readonly answerType?: string
  /** The codes it may refuse with, by status; BAD_REQUEST goes without saying. */
  readonly refusals?: Readonly<Record<number, readonly string[]>>
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation
  }
}

/** The options of a route: what is checked of a request, and what stands in the reference. */
export function operation(told: Operation): { schema: FastifySchema; config: { operation: Operation } } {
  return {
    schema: {
      ...(told.body ? { body: told.body } : {}),
      ...(told.query ? { querystring: told.query } : {}),
      ...(told.params ? { params: record(told.params) } : {}),
    },
    config: { operation: told },
  }
}
