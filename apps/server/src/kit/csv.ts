/** A row of a table as spreadsheets read it (RFC 4180). What would begin a formula there is led by an apostrophe: others' words are no program. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

/** Tells spreadsheets that what follows is UTF-8; without it Chinese is garbled in Excel. */
export const CSV_HEAD = '\uFEFF'

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
