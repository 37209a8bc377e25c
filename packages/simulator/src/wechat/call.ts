import { why } from '../explain/because.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import { checkFields, type Fields } from './fields.ts'
import { refuse } from './refusals.ts'

/** A request that was proved to come from this SP; its fields are still to be checked. */
export type Call = {
  readonly provider: Provider
  /** The piece of the path that names the thing, decoded. */
  readonly number: string
  readonly query: URLSearchParams
  readonly body: unknown
  /** `Wechatpay-Serial`: the platform key that the caller verifies with, and has sealed with; empty if not sent. */
  readonly serial: string
}

export type Answer =
  /** `body: null` is a 204; a 202 says that the end is not known yet. */
  | { readonly status: 200 | 202 | 204; readonly body: unknown }
  /** A download, which WeChat does not sign. */
  | { readonly status: 200; readonly file: AsyncIterable<Buffer>; readonly contentType: string }

export type Act = (world: World, call: Call) => Answer | Promise<Answer>

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refuse('bodyNotJson', why('bodyNotJson', { problem: String(error) }))
  }
}

/** The query as an object of texts, checked; a name given twice counts as unknown. */
export function readQuery<Query>(query: URLSearchParams, fields: Fields): Query {
  const names = [...query.keys()]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  const value = Object.fromEntries(query)
  checkFields(twice === undefined ? value : { ...value, [`${twice}[]`]: '' }, fields, 'query')
  return value as Query
}

export function readBody<Body>(body: unknown, fields: Fields): Body {
  checkFields(body, fields, 'body')
  return body as Body
}
