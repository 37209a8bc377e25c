const json: ReadonlySet<string> = new Set(['draftMasked', 'rejections', 'written'])

/** A form, or some of its fields, as its columns take them. */
export function columnsOf(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, json.has(key) ? JSON.stringify(value) : value]),
  )
}
