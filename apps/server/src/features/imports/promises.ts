import type { Promised } from '../../queue/promise-job.ts'
import type { Import } from './file-import.ts'

// Imports are of no account and follow no account's clock.

type Which = Pick<Import, 'id'>

/** Each line is looked at. */
export function checking({ id }: Which): Promised {
  return { task: 'imports.check', key: `imports.check/${id}`, payload: { importId: id }, isNew: true }
}

/** The good ones are taken in. */
export function taking({ id }: Which): Promised {
  return { task: 'imports.take', key: `imports.take/${id}`, payload: { importId: id } }
}

/** And what the lines say is deleted in its time. */
export function ending({ id, expiresAt }: Pick<Import, 'id' | 'expiresAt'>): Promised {
  return { task: 'imports.expire', key: `imports.expire/${id}`, payload: { importId: id }, at: expiresAt, isNew: true }
}
