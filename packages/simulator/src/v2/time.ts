const SHANGHAI = '+08:00'
const COMPACT = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/

/** yyyyMMddHHmmss in Beijing time; null for a moment that does not exist. */
export function parseCompactTime(text: string): number | null {
  const [, year, month, day, hour, minute, second] = COMPACT.exec(text) ?? []
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const time = Date.parse(`${written}${SHANGHAI}`)
  if (Number.isNaN(time)) return null
  // JavaScript turns 30 February into 2 March.
  const back = new Date(Date.parse(`${written}Z`)).toISOString().slice(0, 19)
  return back === written ? time : null
}
