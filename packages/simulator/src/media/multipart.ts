const BOUNDARY =
  /^multipart\/form-data\s*;\s*boundary=(?:"([0-9A-Za-z'()+_,./:=? -]{1,70})"|([0-9A-Za-z'()+_,./:=?-]{1,70}))\s*$/i
const HEADERS_END = Buffer.from('\r\n\r\n')
const LONGEST_HEADERS_BYTES = 8_192

export type Part = {
  readonly name: string
  readonly filename: string | null
  readonly contentType: string | null
  readonly bytes: Buffer
}

/** Null when the header names no boundary, or is of another type. */
export function boundaryOf(contentType: string | undefined): string | null {
  const [, quoted, bare] = BOUNDARY.exec(contentType ?? '') ?? []
  return quoted ?? bare ?? null
}

/** The parts as they stand in the bytes (RFC 2046, RFC 7578). Null at the first thing that is not as it should be. */
export function parseMultipart(body: Buffer, boundary: string): Part[] | null {
  const delimiter = Buffer.from(`--${boundary}`)
  if (!body.subarray(0, delimiter.length).equals(delimiter)) return null
  const between = Buffer.from(`\r\n--${boundary}`)
  const parts: Part[] = []
  let position = delimiter.length
  for (;;) {
    const follows = body.toString('latin1', position, position + 2)
    if (follows === '--') return isEnd(body, position + 2) ? parts : null
    if (follows !== '\r\n') return null
    const end = body.indexOf(between, position)
    const part = end < 0 ? null : parsePart(body.subarray(position + 2, end))
    if (part === null) return null
    parts.push(part)
    position = end + between.length
  }
}

function isEnd(body: Buffer, position: number): boolean {
  const rest = body.toString('latin1', position)
  return rest === '' || rest === '\r\n'
}

function parsePart(bytes: Buffer): Part | null {
  const headersEnd = bytes.indexOf(HEADERS_END)
  if (headersEnd < 0 || headersEnd > LONGEST_HEADERS_BYTES) return null
  const headers = new Map<string, string>()
  for (const line of bytes.toString('utf8', 0, headersEnd).split('\r\n')) {
    const [, name = '', value = ''] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (name === '' || headers.has(name.toLowerCase())) return null
    headers.set(name.toLowerCase(), value)
  }
  const disposition = headers.get('content-disposition') ?? ''
  const [, name] = /^form-data\b.*?;\s*name="([^"]*)"/i.exec(disposition) ?? []
  if (name === undefined) return null
  const [, filename = null] = /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(disposition) ?? []
  const content = bytes.subarray(headersEnd + HEADERS_END.length)
  return { name, filename, contentType: headers.get('content-type') ?? null, bytes: content }
}
