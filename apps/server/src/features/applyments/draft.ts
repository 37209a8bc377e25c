import type { ApplymentDraft } from '@teyue/contract/applyment-form'
import type { ApplymentForm } from '@teyue/wechatpay/applyment-form'
import { maskValue } from '../../kit/redact.ts'

/** A form as far as it is filled in, under WeChat's names. Papers stand in it by our ids of them. */
export type Draft = ApplymentDraft

export type DraftChange<Form extends object = Draft> = {
  readonly draft?: Form | undefined
  /** Fields to be taken out before: `/subject_info/ubo_info_list`. */
  readonly remove?: readonly string[] | undefined
}

/** A field of a draft and what stands in it. */
export type Field = { readonly path: string; readonly value: unknown }

type Json = Readonly<Record<string, unknown>>

const paperId = /^ppr_[0-9a-z]{26}$/

/** Parts are merged, lists and values replaced; a part that nothing is left of goes. */
export function changedDraft<Form extends object>(before: Form, { draft, remove = [] }: DraftChange<Form>): Form {
  const kept = remove.reduce<unknown>((json, path) => without(json, path.slice(1).split('/')), before)
  return pruned(merged(kept, draft ?? {})) as Form
}

/** What stands at `/subject_info/subject_type`. */
export function at(draft: object, path: string): unknown {
  return path
    .slice(1)
    .split('/')
    .reduce<unknown>((json, name) => inner(json, name), draft)
}

function inner(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name) ? (json as Json)[name] : undefined
}

/** The same, where it is a text. */
export function textAt(draft: object, path: string): string | undefined {
  const value = at(draft, path)
  return typeof value === 'string' ? value : undefined
}

/** Each place where a paper is named. */
export function papersNamed(draft: object): { readonly path: string; readonly id: string }[] {
  return leavesOf(draft).flatMap(({ path, value }) =>
    typeof value === 'string' && paperId.test(value) ? [{ path, id: value }] : [],
  )
}

/** Each field that something stands in. */
export function leavesOf(draft: object): Field[] {
  return leaves(draft, '')
}

/** Which fields are others after a change. A list is one field. */
export function changedFields(before: object, after: object): string[] {
  const [olds, news] = [fieldsIn(before), fieldsIn(after)]
  return [...new Set([...olds.keys(), ...news.keys()])].filter((path) => olds.get(path) !== news.get(path))
}

/** The copy for the eye. */
export function maskedDraft<Form extends object>(draft: Form): Form {
  return maskValue(draft) as Form
}

/** The form as the client takes it. That it is one, its findings have said: there were none. */
export function toForm(businessCode: string, draft: Draft, mediaOf: ReadonlyMap<string, string>): ApplymentForm {
  const withMedia = replaced(draft, (text) => mediaOf.get(text) ?? text)
  return { business_code: businessCode, ...(withMedia as Json) } as unknown as ApplymentForm
}

function leaves(json: unknown, path: string): Field[] {
  if (Array.isArray(json)) return json.flatMap((item, index) => leaves(item, `${path}/${index}`))
  if (!isObject(json)) return [{ path, value: json }]
  return Object.entries(json).flatMap(([name, value]) => leaves(value, `${path}/${name}`))
}

function fieldsIn(json: unknown, path = ''): Map<string, string> {
  if (!isObject(json)) return new Map([[path, JSON.stringify(json)]])
  return new Map(Object.entries(json).flatMap(([name, value]) => [...fieldsIn(value, `${path}/${name}`)]))
}

/** A copy with other texts in it. */
export function replaced(json: unknown, other: (text: string) => string): unknown {
  if (typeof json === 'string') return other(json)
  if (Array.isArray(json)) return json.map((item) => replaced(item, other))
  if (!isObject(json)) return json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, replaced(value, other)]))
}

function merged(before: unknown, change: unknown): unknown {
  if (!isObject(before) || !isObject(change)) return change
  const changes = Object.entries(change).map(([name, value]) => [name, merged(before[name], value)])
  return { ...before, ...Object.fromEntries(changes) }
}

function without(json: unknown, [name = '', ...rest]: readonly string[]): unknown {
  if (!isObject(json) || !Object.hasOwn(json, name)) return json
  const { [name]: inner, ...others } = json
  return rest.length === 0 ? others : { ...others, [name]: without(inner, rest) }
}

function pruned(json: unknown): unknown {
  if (!isObject(json)) return json
  const left = Object.entries(json).map(([name, value]) => [name, pruned(value)] as const)
  return Object.fromEntries(left.filter(([, value]) => !isObject(value) || Object.keys(value).length > 0))
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
