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
