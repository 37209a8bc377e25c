const CONTEXT_BYTES = 24

/** One byte of a text: null where the text has ended. */
export type ByteThere = { readonly hex: string; readonly shown: string } | null

export type Difference = {
  /** In bytes of UTF-8, from 0. */
  readonly offset: number
  /** The line in which it stands, from 1. */
  readonly line: number
  readonly expected: ByteThere
  readonly signed: ByteThere
  /** What stands around it in each. */
  readonly expected_context: string
  readonly signed_context: string
}

const NAMES: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 32: 'SP' }

/** The first byte in which two texts differ; null if they are the same. */
export function firstDifference(expected: string, signed: string | Buffer): Difference | null {
  const [right, given] = [Buffer.from(expected), Buffer.from(signed)]
  const shorter = Math.min(right.length, given.length)
  let offset = 0
  while (offset < shorter && right[offset] === given[offset]) offset++
  if (offset === right.length && offset === given.length) return null
  return {
    offset,
    line: right.subarray(0, offset).toString('latin1').split('\n').length,
    expected: byteAt(right, offset),
    signed: byteAt(given, offset),
    expected_context: around(right, offset),
    signed_context: around(given, offset),
  }
}

function byteAt(bytes: Buffer, offset: number): ByteThere {
  const byte = bytes[offset]
  if (byte === undefined) return null
  const hex = byte.toString(16).padStart(2, '0')
  return { hex, shown: NAMES[byte] ?? (byte > 32 && byte < 127 ? String.fromCharCode(byte) : `0x${hex}`) }
}

// Whole characters only: a cut in the middle of one would show what nobody wrote.
function around(bytes: Buffer, offset: number): string {
  let [from, to] = [Math.max(0, offset - CONTEXT_BYTES), Math.min(bytes.length, offset + CONTEXT_BYTES)]
  while (from > 0 && isContinuation(bytes[from])) from--
  while (to < bytes.length && isContinuation(bytes[to])) to++
  return bytes.toString('utf8', from, to)
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
