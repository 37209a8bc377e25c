import { isDeepStrictEqual } from 'node:util'
import type { Applyment } from '@teyue/contract/applyment'
import { allRejections } from './fate.ts'
import type { Life } from './life.ts'
import type { Theirs } from './wechat-side.ts'

/** How many times WeChat took it, and every field of what it took last: as it was written, each paper under WeChat's own name for it. */
export function formProblems(
  { fate, draft, businessCode }: Life,
  ours: Applyment,
  theirs: Theirs,
  media: Media,
): string[] {
  const taken = theirs.history.filter(({ act }) => act === 'submit').length
  const wanted = 1 + (fate.interrupted ? 1 : 0) + allRejections(fate) - (fate.end === 'rejected' ? 1 : 0)
  const reasons = ours.rejections.map(({ field, field_name, reason }) => ({ field, field_name, reject_reason: reason }))
  return [
    ...(taken === wanted ? [] : [`WeChat took it ${taken} times, not ${wanted}`]),
    ...(isDeepStrictEqual(reasons, theirs.audit_detail) ? [] : ['another reason than WeChat’s for its rejection']),
    ...differences(named({ ...draft, business_code: businessCode }, media), theirs.form, ''),
  ]
}

/** WeChat's name of each paper, by ours. */
export type Media = ReadonlyMap<string, string>

function named(json: unknown, media: Media): unknown {
  if (typeof json === 'string') return media.get(json) ?? json
  if (Array.isArray(json)) return json.map((item) => named(item, media))
  if (!isObject(json)) return json
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, named(value, media)]))
}

function differences(ours: unknown, theirs: unknown, path: string): string[] {
  if (!isObject(ours) || !isObject(theirs))
    return isDeepStrictEqual(ours, theirs) ? [] : [`${path}: ours ${show(ours)}, WeChat’s ${show(theirs)}`]
  const names = new Set([...Object.keys(ours), ...Object.keys(theirs)])
  return [...names].flatMap((name) => differences(ours[name], theirs[name], `${path}/${name}`))
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
