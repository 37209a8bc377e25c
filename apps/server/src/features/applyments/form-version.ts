import { PublicError } from '../../errors.ts'

/** In which version a field became what it is, when, and by whom; null is a program. */
export type Writing = { readonly version: number; readonly at: string; readonly by: string | null }

/** A form that several may write in: each change raises its version, and leaves a mark at each field that it changed. */
export type Versioned = { readonly version: number; readonly written: Readonly<Record<string, Writing>> }

/** The first version of a form, which nobody has changed. */
export const firstVersion: Versioned = { version: 1, written: {} }

/** What a change does, looked at in an earlier version perhaps. */
export type Rewriting = {
  readonly fields: readonly string[]
  readonly seen: number
  readonly by: string | null
  readonly at: Date
}

const maxFieldsNamed = 20

/**
 * The next version. Who looked at an earlier one may still change what nobody has changed since. The same values again are no
 * change. @throws PublicError FORM_CHANGED
 */
export function nextVersion(form: Versioned, { fields, seen, by, at }: Rewriting): Versioned {
  if (fields.length === 0) return { version: form.version, written: form.written }
  if (seen > form.version) throw formChanged(form, [])
  const later = fieldsSince(form, seen).filter((field) => fields.includes(field))
  if (later.length > 0) throw formChanged(form, later)
  const version = form.version + 1
  const mark: Writing = { version, at: at.toISOString(), by }
  return { version, written: { ...form.written, ...Object.fromEntries(fields.map((field) => [field, mark])) } }
}

/** What is sent to WeChat is what somebody has looked at, and nothing newer. @throws PublicError FORM_CHANGED */
export function assertNewest(form: Versioned, seen: number): void {
  if (seen !== form.version) throw formChanged(form, fieldsSince(form, seen))
}

function fieldsSince({ written }: Versioned, seen: number): string[] {
  return Object.entries(written)
    .filter(([, { version }]) => version > seen)
    .map(([field]) => field)
}

function formChanged({ version, written }: Versioned, fields: readonly string[]): PublicError {
  const newest = fields.map((field) => written[field]!).toSorted((one, other) => other.version - one.version)[0]
  return new PublicError('FORM_CHANGED', {
    version,
    fields: fields.slice(0, maxFieldsNamed),
    ...(newest ? { changed_at: newest.at, changed_by: newest.by ?? 'API' } : {}),
  })
}
