const MOST_FIELDS = 200
const LONGEST_NAME = 64
const DECLARATION = /^\uFEFF?\s*(?:<\?xml\s[^<>]*\?>\s*)?/
const OPENING = /<([A-Za-z_][A-Za-z0-9_]*)\s*(\/?)>/y
// What XML 1.0 calls a character. A lone surrogate cannot get here: the bytes were proved to be UTF-8.
const NO_CHARACTER = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u
const CDATA_BEGIN = '<![CDATA['
const CDATA_END = ']]>'
const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export type XmlFields = ReadonlyMap<string, string>

export class XmlError extends Error {}

/**
 * One level of fields below `<xml>`, each a text; that is all that APIv2 knows. What could make a parser do more than
 * read is refused: a DOCTYPE, entities of one's own, instructions, comments, attributes, elements in elements. A name
 * given twice is refused too, because signer and reader might take different ones.
 */
export function parseXml(text: string): XmlFields {
  if (NO_CHARACTER.test(text)) throw new XmlError('it contains a character that XML does not allow')
  const start = DECLARATION.exec(text)?.[0].length ?? 0
  const root = openingAt(text, start)
  const fields = new Map<string, string>()
  if (root.empty) return endOf(text, root.end, fields)
  let at = skipSpace(text, root.end)
  while (!text.startsWith('</', at)) {
    const field = openingAt(text, at)
    if (fields.has(field.name)) throw new XmlError(`the field ${field.name} is given twice`)
    if (fields.size >= MOST_FIELDS) throw new XmlError(`there are more than ${MOST_FIELDS} fields`)
    const content = field.empty ? { value: '', end: field.end } : contentAt(text, field.end, field.name)
    fields.set(field.name, content.value)
    at = skipSpace(text, content.end)
  }
  return endOf(text, closingAt(text, at, root.name), fields)
}

/** As WeChat writes it: a field a line, texts in CDATA, numbers bare. */
export function writeXml(fields: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(fields).map(([name, value]) => `<${name}>${written(value)}</${name}>`)
  return `<xml>${lines.join('\n')}\n</xml>`
}

function written(value: string | number): string {
  if (typeof value === 'number') return String(value)
  // The one text that cannot stand in a CDATA section is its end, so it is cut in two.
  return `${CDATA_BEGIN}${value.replaceAll(CDATA_END, `]]${CDATA_END}${CDATA_BEGIN}>`)}${CDATA_END}`
}

function openingAt(text: string, at: number): { name: string; empty: boolean; end: number } {
  OPENING.lastIndex = at
  const [whole = '', name = '', slash = ''] = OPENING.exec(text) ?? []
  if (whole === '') throw new XmlError(`an element should begin at ${excerpt(text, at)}`)
  if (name.length > LONGEST_NAME) throw new XmlError(`the name ${name.slice(0, LONGEST_NAME)}… is too long`)
  return { name, empty: slash !== '', end: at + whole.length }
}

function contentAt(text: string, from: number, name: string): { value: string; end: number } {
  let value = ''
  let at = from
  while (!text.startsWith('</', at)) {
    const section = text.startsWith(CDATA_BEGIN, at)
    const end = section ? text.indexOf(CDATA_END, at) : text.indexOf('<', at)
    if (end < 0) throw new XmlError(`the field ${name} has no end`)
    if (!section && end === at) throw new XmlError(`the field ${name} contains more than text: ${excerpt(text, at)}`)
    value += section ? text.slice(at + CDATA_BEGIN.length, end) : decoded(text.slice(at, end))
    at = section ? end + CDATA_END.length : end
  }
  return { value, end: closingAt(text, at, name) }
}

function closingAt(text: string, at: number, name: string): number {
  const closing = new RegExp(`</${name}\\s*>`, 'y')
  closing.lastIndex = at
  if (!closing.test(text)) throw new XmlError(`</${name}> should stand at ${excerpt(text, at)}`)
  return closing.lastIndex
}

function decoded(text: string): string {
  if (text.includes(CDATA_END)) throw new XmlError('a text contains ]]>')
  return text.replace(/&([^;&]{0,10};?)/g, (reference, inner: string) => {
    const name = inner.endsWith(';') ? inner.slice(0, -1) : ''
    if (Object.hasOwn(PREDEFINED, name)) return PREDEFINED[name]!
    const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? []
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const character = point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\0'
    if (NO_CHARACTER.test(character)) throw new XmlError(`the reference ${reference} stands for nothing`)
    return character
  })
}

function endOf(text: string, at: number, fields: XmlFields): XmlFields {
  if (skipSpace(text, at) < text.length) throw new XmlError(`nothing may follow at ${excerpt(text, at)}`)
  return fields
}

function skipSpace(text: string, at: number): number {
  let end = at
  while (' \t\r\n'.includes(text[end] ?? '-')) end++
  return end
}

function excerpt(text: string, at: number): string {
  return at >= text.length ? 'the end' : `"${text.slice(at, at + 40)}"`
}
