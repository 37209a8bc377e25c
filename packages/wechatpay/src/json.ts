import { isUtf8 } from 'node:buffer'

/**
 * Bytes from outside as JSON, or undefined when they are not JSON in UTF-8. A `__proto__` key is refused:
 * nobody writes one in good faith, and a later copy of the object would take it for its prototype.
 */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) return undefined
  const text = bytes.toString('utf8')
  try {
    // Looking at every key costs five times the parsing, so that it is done where there may be something to see.
    return mayHoldPrototypeKey(text) ? JSON.parse(text, refusePrototypeKeys) : JSON.parse(text)
  } catch {
    return undefined
  }
}

// Spelt out, or hidden behind an escape.
function mayHoldPrototypeKey(text: string): boolean {
  return text.includes('__proto__') || text.includes('\\u')
}

function refusePrototypeKeys(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('a __proto__ key')
  return value
}
