const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Bytes from outside as JSON, or undefined when they are not JSON in UTF-8. A `__proto__` key is refused:
 * nobody writes one in good faith, and a later copy of the object would take it for its prototype.
 */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(strictUtf8.decode(bytes), refusePrototypeKeys)
  } catch {
    return undefined
  }
}

function refusePrototypeKeys(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('a __proto__ key')
  return value
}
