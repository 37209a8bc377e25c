/** The draft as the form knows it: nested, under WeChat's names; what is personal may be masked. */
export type Draft = object
type Json = Readonly<Record<string, unknown>>

/** What stands at `/subject_info/subject_type`. */
export function at(draft: unknown, path: string): unknown {
  return path
    .slice(1)
    .split('/')
    .reduce<unknown>((json, name) => (isObject(json) ? json[name] : undefined), draft)
}

export function textAt(draft: unknown, path: string): string {
  const value = at(draft, path)
  return typeof value === 'string' ? value : ''
}

export function listAt(draft: unknown, path: string): readonly string[] {
  const value = at(draft, path)
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** The same with another value there; `undefined` takes it out. */
export function withValue(json: unknown, path: string, value: unknown): Json {
  const [name = '', ...rest] = path.slice(1).split('/')
  const { [name]: inner, ...others } = isObject(json) ? json : {}
  if (rest.length > 0) return { ...others, [name]: withValue(inner, `/${rest.join('/')}`, value) }
  return value === undefined ? others : { ...others, [name]: value }
}

/** What a field is called at WeChat: the last name of its path. */
export function nameOf(path: string): string {
  return path.split(/[/.]/).findLast((name) => !/^\d*$/.test(name)) ?? ''
}

/** True for what the platform shows in part only. */
export function isMasked(value: unknown): boolean {
  return typeof value === 'string' && value.includes('***')
}

const day = /^(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d\d)(\d\d))$/

/** A day as it is sent, of what people type from a card: 2019.8.1, 20190801, 2019年8月1日; null where it is none. */
export function toDay(typed: string): string | null {
  const [, year, month, ofMonth, month2, day2] = day.exec(typed.trim()) ?? []
  if (year === undefined) return null
  const text = `${year}-${(month ?? month2 ?? '').padStart(2, '0')}-${(ofMonth ?? day2 ?? '').padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}

/** From and until of `["2019-08-01","forever"]`, as days are written here; empty where nothing stands. */
export function fromPeriod(value: unknown): readonly [from: string, until: string] {
  if (typeof value !== 'string') return ['', '']
  const [from = '', until = ''] = JSON.parse(value) as string[]
  return [from, until === 'forever' ? '长期' : until]
}

/** The same as WeChat takes it; nothing while one of both is missing. */
export function toPeriod([from, until]: readonly [string, string]): string | undefined {
  return from === '' || until === '' ? undefined : JSON.stringify([from, until === '长期' ? 'forever' : until])
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Every text that stands in it. */
export function leavesOf(json: unknown): string[] {
  if (typeof json === 'string') return [json]
  if (Array.isArray(json)) return json.flatMap(leavesOf)
  return isObject(json) ? Object.values(json).flatMap(leavesOf) : []
}
