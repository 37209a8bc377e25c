/** Says what is wrong with a value: null when nothing is, else the path of the first fault. */
export type Check = (value: unknown) => string | null

// Each number within its range, so that nobody need ask `Date.parse`, which is slow.
const RFC3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/** An object with these fields. The compiler asks for a check of every field of `T`; fields `T` does not know are kept. */
export function record<T>(fields: { readonly [K in keyof T]-?: Check }): Check {
  const names = Object.keys(fields)
  const checks = Object.values<Check>(fields)
  return (value) => {
    if (!isRecord(value)) return '/'
    // By number, not by pairs: every answer and every notice passes here.
    for (let at = 0; at < names.length; at++) {
      const name = names[at] as string
      const fault = (checks[at] as Check)(Object.hasOwn(value, name) ? value[name] : undefined)
      if (fault !== null) return `/${name}${fault === '/' ? '' : fault}`
    }
    return null
  }
}

/** The field may be absent. `null` is not absence: WeChat leaves a field out. */
export function optional(check: Check): Check {
  return (value) => (value === undefined ? null : check(value))
}

export function listOf(check: Check, maxItems: number): Check {
  return (value) => {
    if (!Array.isArray(value) || value.length > maxItems) return '/'
    for (const [index, item] of value.entries()) {
      const fault = check(item)
      if (fault !== null) return `/${index}${fault === '/' ? '' : fault}`
    }
    return null
  }
}

/** One of a closed list, for fields that a decision hangs on. */
export function oneOf(...words: readonly string[]): Check {
  return (value) => faultUnless(typeof value === 'string' && words.includes(value))
}

export function text(value: unknown): string | null {
  return faultUnless(typeof value === 'string')
}

export function filled(value: unknown): string | null {
  return faultUnless(typeof value === 'string' && value !== '')
}

/** Whole fen, or a count: an integer from 0 that JavaScript holds exactly. */
export function whole(value: unknown): string | null {
  return faultUnless(Number.isSafeInteger(value) && (value as number) >= 0)
}

export function flag(value: unknown): string | null {
  return faultUnless(typeof value === 'boolean')
}

/** A moment as WeChat writes it, RFC 3339 with its offset. */
export function moment(value: unknown): string | null {
  return faultUnless(typeof value === 'string' && RFC3339.test(value))
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function faultUnless(right: boolean): string | null {
  return right ? null : '/'
}
