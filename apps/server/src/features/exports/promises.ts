import type { Promised } from '../../queue/promise-job.ts'
import type { Export } from './export.ts'

// Exports are of no account and follow no account's clock.

/** The file is made. */
export function making({ id }: Pick<Export, 'id'>): Promised {
  return { task: 'exports.make', key: `exports.make/${id}`, payload: { exportId: id }, isNew: true }
}

/** And deleted in its time. */
export function ending({ id, expiresAt }: Pick<Export, 'id' | 'expiresAt'>): Promised {
  return { task: 'exports.expire', key: `exports.expire/${id}`, payload: { exportId: id }, at: expiresAt, isNew: true }
}

/** Its time is over now, whatever was promised before. */
export function endingNow({ id }: Pick<Export, 'id'>): Promised {
  return { task: 'exports.expire', key: `exports.expire/${id}`, payload: { exportId: id } }
}
