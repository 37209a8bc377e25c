/** A body written in another way, with the name of the mistake by which it comes to be signed. */
export type MistakenBody = readonly [
  reason:
    | 'signedReserialisedBody'
    | 'signedPrettyBody'
    | 'signedEscapedBody'
    | 'signedTrimmedBody'
    | 'signedEmptyBody'
    | 'signedOtherCharset',
  body: string | Buffer,
]

// Deeper than any form of WeChat's; indented, what is deeper would grow out of all bounds.
const MOST_LEVELS = 32
const NEWLINE = '\n'
const INDENTS = [2, 4, '\t', 3] as const

/** The same content in the bytes in which other programs would write it. */
export function* mistakenBodies(body: string): Generator<MistakenBody> {
  yield ['signedEmptyBody', '']
  for (const other of [body.trim(), body.trimEnd(), `${body}${NEWLINE}`, `${body}\r${NEWLINE}`, ` ${body}`]) {
    yield ['signedTrimmedBody', other]
  }
  yield ['signedOtherCharset', Buffer.from(body, 'latin1')]
  yield ['signedOtherCharset', Buffer.from(body, 'utf16le')]
  const value = parsed(body)
  if (value === undefined) return
  for (const written of new Set([JSON.stringify(value), JSON.stringify(sorted(value)), body])) {
    yield ['signedReserialisedBody', written]
    yield ['signedReserialisedBody', spaced(written)]
    for (const other of escaped(written)) yield ['signedEscapedBody', other]
    for (const other of escaped(spaced(written))) yield ['signedEscapedBody', other]
  }
  for (const indent of INDENTS) {
    const pretty = JSON.stringify(value, null, indent)
    yield ['signedPrettyBody', pretty]
    yield ['signedPrettyBody', pretty.replaceAll(NEWLINE, `\r${NEWLINE}`)]
    for (const other of escaped(pretty)) yield ['signedPrettyBody', other]
  }
}

/** Undefined for what no other program would have written anew. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return isDeeper(value, MOST_LEVELS) ? undefined : value
  } catch {
    return undefined
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
}

// As Python's json.dumps writes it: a blank behind each comma and colon outside of texts.
function spaced(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (piece) => (piece === ',' || piece === ':' ? `${piece} ` : piece))
}

// Python and PHP write Chinese as escapes, PHP also the slash, Go and .NET what HTML might mistake.
function escaped(json: string): string[] {
  const ascii = (text: string) => text.replace(/[\u0080-\uffff]/g, unicode)
  const slashes = (text: string) => text.replaceAll('/', '\\/')
  const html = (text: string) => text.replace(/[<>&]/g, unicode)
  const all = [ascii(json), slashes(json), html(json), ascii(slashes(json)), ascii(html(json)), upper(ascii(json))]
  return [...all, unescaped(json)].filter((other) => other !== json)
}

function unicode(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function upper(json: string): string {
  return json.replace(/\\u[0-9a-f]{4}/g, (sign) => `\\u${sign.slice(2).toUpperCase()}`)
}

function unescaped(json: string): string {
  const characters = json.replace(/\\u([0-9a-fA-F]{4})/g, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return characters.replaceAll('\\/', '/')
}
