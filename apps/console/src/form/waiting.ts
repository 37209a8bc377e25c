import type { Problem } from '@teyue/contract/problem'
import { withValue } from './form.ts'

/** What was typed, and the version that was on the page when it was. */
export type Typed = { readonly value: unknown; readonly typedAt: number }

/** What waits to be kept, by its field. */
export type Waiting = Map<string, Typed>

type Answer = {
  readonly version: number
  readonly written: readonly { readonly field: string; readonly version: number }[]
}

/** Adds what was typed in place of what waits within. Says in which version it was begun to be typed. */
export function put(waiting: Waiting, path: string, value: unknown, shown: number): number {
  const before = [...waiting].filter(([one]) => isWithin(one, path))
  for (const [one] of before) waiting.delete(one)
  const typedAt = Math.min(shown, ...before.map(([, one]) => one.typedAt))
  waiting.set(path, { value, typedAt })
  return typedAt
}

/** What was typed in the oldest version: it is sent together, as of that version. */
export function takeOldest(waiting: Waiting): { readonly batch: Waiting; readonly sentAs: number } {
  const sentAs = Math.min(...[...waiting.values()].map(({ typedAt }) => typedAt))
  const batch: Waiting = new Map([...waiting].filter(([, { typedAt }]) => typedAt === sentAs))
  for (const path of batch.keys()) waiting.delete(path)
  return { batch, sentAs }
}

/** What was refused waits on, but for these fields, and for what was typed anew. */
export function putBack(waiting: Waiting, batch: Waiting, fields: readonly string[]): void {
  for (const [path, typed] of batch)
    if (!waiting.has(path) && !fields.some((field) => overlaps(path, field))) waiting.set(path, typed)
}

/** What was typed on while its beginning was being kept goes on from the version that this made; so does all, where nobody came between. */
export function moveOn(waiting: Waiting, batch: Waiting, version: number, isNext: boolean): void {
  for (const [path, { value, typedAt }] of waiting)
    if (isNext || batch.has(path)) waiting.set(path, { value, typedAt: Math.max(typedAt, version) })
}

/** Whether the newest version was made by this batch, which may have changed nothing. */
export function isOf(batch: Waiting, { version, written }: Answer): boolean {
  const fields = written.filter((one) => one.version === version).map(({ field }) => field)
  return fields.some((field) => [...batch.keys()].some((path) => overlaps(path, field)))
}

/** What is taken out is named; the rest is a draft of what changed. */
export function toChange(batch: Waiting): { draft?: unknown; remove?: string[] } {
  const remove = [...batch].filter(([, { value }]) => value === undefined).map(([path]) => path)
  const kept = [...batch].filter(([, { value }]) => value !== undefined)
  const draft = kept.reduce<unknown>((json, [path, { value }]) => withValue(json, path, trimmed(value)), {})
  return { ...(kept.length > 0 ? { draft } : {}), ...(remove.length > 0 ? { remove } : {}) }
}

/** The platform keeps no text with a blank at an end. */
function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value
}

/** The field of ours that the platform names: `draft.contact_info.contact_email`, or something within. */
export function fieldRefused({ field = '', location }: Problem, batch: Waiting): string | undefined {
  if (location !== 'body' || !field.startsWith('draft.')) return undefined
  const path = `/${field.slice('draft.'.length).replaceAll('.', '/')}`
  return [...batch.keys()].find((one) => overlaps(path, one))
}

/** What somebody else has written meanwhile. */
export function fieldsOvertaken({ code, details }: Problem): readonly string[] {
  const fields = code === 'FORM_CHANGED' ? details?.fields : []
  return Array.isArray(fields) ? fields.map(String) : []
}

export function overlaps(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one)
}

export function isWithin(path: string, part: string): boolean {
  return path === part || path.startsWith(`${part}/`)
}
