// WeChat's XML is one element with named texts in it. What is read here is that and no more: no DOCTYPE, so that there are
// no entities to open; no attributes, comments, processing instructions or namespaces; the five predefined entities and
// numeric references; CDATA. What is not understood is refused, because what is half understood was signed by nobody.

/** The longest answer of WeChat's stays far below. */
export const MAX_XML_BYTES = 1024 * 1024
/** `<xml>` itself counts. Red-packet answers hold a list of elements with texts in them: four. */
const MAX_DEPTH = 4
const MAX_ELEMENTS = 2000
const MAX_NAME_CHARS = 64
const MAX_REFERENCE_CHARS = 10

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const DECLARATION =
  /^<\?xml version="1\.[01]"(?: encoding="([A-Za-z0-9_-]{1,20})")?(?: standalone="(?:yes|no)")?\s{0,8}\?>/
const NAME = /[A-Za-z_][A-Za-z0-9_.-]*/y
const SPACE = /[ \t\r\n]*/y
// Surrogates that stand alone, and whatever XML 1.0 forbids: it could not be sent, and what arrives with it is not XML.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u
const NEEDS_CARE = /[^0-9A-Za-z_.:/ -]/

const predefined: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

/** An element: either with text, which may be empty, or with elements in it. */
export type XmlElement = { readonly name: string; readonly text: string; readonly children: readonly XmlElement[] }

/** The texts of a message by name, in their order, and beside them the elements that hold elements. */
export type XmlMessage = {
  readonly fields: ReadonlyMap<string, string>
  readonly nested: ReadonlyMap<string, XmlElement>
}

/**
 * Reads a message; null when it is not one, in whatever way. Values stay text, exactly as they stood, line ends included. A name
 * that comes twice is refused: which of the two was signed, nobody knows. `__proto__` is a name like any other: nothing becomes
 * an object's property.
 */
export function readXml(bytes: Buffer, root = 'xml'): XmlMessage | null {
  const element = parseXml(bytes)
  if (element?.name !== root || element.text !== '') return null

  const fields = new Map<string, string>()
  const nested = new Map<string, XmlElement>()
  for (const child of element.children) {
    if (fields.has(child.name) || nested.has(child.name)) return null
    if (child.children.length === 0) fields.set(child.name, child.text)
    else nested.set(child.name, child)
  }
  return { fields, nested }
}

/**
 * Writes a message. Values with anything but plain characters go into CDATA, as WeChat asks for; `]]>` is split over two, and a
 * carriage return is written as a reference, because readers may turn it into a line feed. Throws RangeError for what XML
 * cannot carry: control characters, half a surrogate pair, a name that is none.
 */
export function writeXml(fields: Iterable<readonly [string, string]>): Buffer {
  const pieces: string[] = []
  for (const [name, value] of fields) {
    if (!isName(name)) throw new RangeError(`${JSON.stringify(name)} is not a name of an XML element`)
    if (FORBIDDEN.test(value)) throw new RangeError(`${name} has a character that XML cannot carry`)
    pieces.push(`<${name}>${escapeText(value)}</${name}>`)
  }
  return Buffer.from(`<xml>${pieces.join('')}</xml>`)
}

function escapeText(value: string): string {
  if (!NEEDS_CARE.test(value)) return value
  const pieces = value.split('\r').map((piece) => piece && `<![CDATA[${piece.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`)
  return pieces.join('&#13;')
}

function isName(name: string): boolean {
  NAME.lastIndex = 0
  return name.length <= MAX_NAME_CHARS && NAME.exec(name)?.[0] === name
}

class NotXml extends Error {}

/** Reads elements with texts or elements in them; null when it is anything else, too long or too deep. */
export function parseXml(bytes: Buffer): XmlElement | null {
  if (bytes.length > MAX_XML_BYTES) return null
  try {
    const cursor = { source: strictUtf8.decode(bytes), at: 0, elements: 0 }
    if (FORBIDDEN.test(cursor.source)) return null
    skipSpace(cursor)
    skipDeclaration(cursor)
    skipSpace(cursor)
    const element = readElement(cursor, 1)
    skipSpace(cursor)
    return cursor.at === cursor.source.length ? element : null
  } catch (error) {
    if (error instanceof NotXml || error instanceof TypeError) return null
    throw error
  }
}

type Cursor = { readonly source: string; at: number; elements: number }

function skipDeclaration(cursor: Cursor): void {
  if (!cursor.source.startsWith('<?xml', cursor.at)) return
  const declaration = DECLARATION.exec(cursor.source.slice(cursor.at, cursor.at + 200))
  if (!declaration || (declaration[1] ?? 'utf-8').toLowerCase() !== 'utf-8') throw new NotXml()
  cursor.at += declaration[0].length
}

function readElement(cursor: Cursor, depth: number): XmlElement {
  cursor.elements += 1
  if (depth > MAX_DEPTH || cursor.elements > MAX_ELEMENTS) throw new NotXml()
  expect(cursor, '<')
  const name = readName(cursor)
  skipSpace(cursor)
  if (take(cursor, '/>')) return { name, text: '', children: [] }
  expect(cursor, '>')

  const children: XmlElement[] = []
  let text = ''
  while (!cursor.source.startsWith('</', cursor.at)) {
    if (cursor.source.startsWith('<![CDATA[', cursor.at)) text += readCdata(cursor)
    else if (cursor.source.startsWith('<', cursor.at)) children.push(readElement(cursor, depth + 1))
    else text += readText(cursor)
  }
  expect(cursor, '</')
  expect(cursor, name)
  skipSpace(cursor)
  expect(cursor, '>')
  return { name, text: children.length > 0 ? onlySpace(text) : text, children }
}

// Between elements there is nothing but white space, which says nothing.
function onlySpace(text: string): '' {
  if (/[^ \t\r\n]/.test(text)) throw new NotXml()
  return ''
}

function readCdata(cursor: Cursor): string {
  const from = cursor.at + '<![CDATA['.length
  const until = cursor.source.indexOf(']]>', from)
  if (until < 0) throw new NotXml()
  cursor.at = until + ']]>'.length
  return cursor.source.slice(from, until)
}

function readText(cursor: Cursor): string {
  const from = cursor.at
  const until = cursor.source.indexOf('<', from)
  if (until < 0) throw new NotXml()
  cursor.at = until
  const text = cursor.source.slice(from, until)
  if (text.includes(']]>')) throw new NotXml()
  return text.includes('&') ? openReferences(text) : text
}

function openReferences(text: string): string {
  const [head = '', ...rest] = text.split('&')
  const opened = rest.map((piece) => {
    const end = piece.indexOf(';')
    if (end < 1 || end > MAX_REFERENCE_CHARS) throw new NotXml()
    return openReference(piece.slice(0, end)) + piece.slice(end + 1)
  })
  return head + opened.join('')
}

function openReference(reference: string): string {
  const known = predefined.get(reference)
  if (known !== undefined) return known
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/.exec(reference)
  const point = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : -1
  const character = point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  if (character === '' || FORBIDDEN.test(character)) throw new NotXml()
  return character
}

function readName(cursor: Cursor): string {
  NAME.lastIndex = cursor.at
  const name = NAME.exec(cursor.source)?.[0]
  if (!name || name.length > MAX_NAME_CHARS) throw new NotXml()
  cursor.at += name.length
  return name
}

function skipSpace(cursor: Cursor): void {
  SPACE.lastIndex = cursor.at
  cursor.at += SPACE.exec(cursor.source)?.[0].length ?? 0
}

function take(cursor: Cursor, word: string): boolean {
  if (!cursor.source.startsWith(word, cursor.at)) return false
  cursor.at += word.length
  return true
}

function expect(cursor: Cursor, word: string): void {
  if (!take(cursor, word)) throw new NotXml()
}
