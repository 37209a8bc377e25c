/** A file's text, and in what it was written. */
export type FileText = { readonly text: string; readonly encoding: string }

const marks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const

/**
 * Reads the bytes of a file: by its mark, otherwise as UTF-8, otherwise as GB18030, which holds the GBK that Chinese spreadsheets
 * write. Null for bytes that are none of these; nothing is guessed and no sign replaced.
 */
export function readFileText(bytes: Buffer): FileText | null {
  const marked = marks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte))
  const tried = marked ? [marked.encoding] : ['utf-8', 'gb18030']
  for (const encoding of tried) {
    const text = decoded(bytes, encoding)
    if (text !== null && !text.includes('\u0000')) return { text, encoding }
  }
  return null
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
