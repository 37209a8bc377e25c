/** What WeChat says that a number has set. */
export type Seen = {
  readonly payPaths: readonly string[]
  readonly appids: readonly { readonly subAppid: string | null; readonly subscribeAppid: string | null }[]
}

/** The last look at a number: what WeChat said, and why it did not the last time. */
export type Look = {
  readonly askedAt: Date
  readonly code: string | null
  readonly seen: Seen | null
  readonly seenAt: Date | null
}

/** Whether what was seen has this setting. */
export function has(
  seen: Seen,
  { kind, value, subAppid }: { readonly kind: string; readonly value: string; readonly subAppid: string | null },
): boolean {
  if (kind === 'pay_path') return seen.payPaths.includes(value)
  if (kind === 'appid') return seen.appids.some((row) => row.subAppid === value)
  return seen.appids.some((row) => row.subAppid === subAppid && row.subscribeAppid === value)
}

type Taken = {
  readonly kind: 'appid' | 'pay_path' | 'follow'
  readonly value: string
  readonly subAppid: string | null
  readonly state: string
  readonly way: string
  readonly setAt: Date | null
}

/** WeChat's newest word: what it said that it has, and what it has taken since. Null before it ever said anything. */
export function newestWord({ seen, seenAt }: Pick<Look, 'seen' | 'seenAt'>, settings: readonly Taken[]): Seen | null {
  if (!seen || !seenAt) return null
  const since = settings.filter(({ state, way, setAt }) => state === 'set' && way === 'sent' && setAt && setAt > seenAt)
  return since.toSorted((a, b) => a.setAt!.getTime() - b.setAt!.getTime()).reduce(withTaken, seen)
}

function withTaken(seen: Seen, setting: Taken): Seen {
  if (has(seen, setting)) return seen
  const { kind, value, subAppid } = setting
  if (kind === 'pay_path') return { ...seen, payPaths: [...seen.payPaths, value] }
  if (kind === 'appid') return { ...seen, appids: [...seen.appids, { subAppid: value, subscribeAppid: null }] }
  const others = seen.appids.filter((row) => row.subAppid !== subAppid)
  return { ...seen, appids: [...others, { subAppid, subscribeAppid: value }] }
}
