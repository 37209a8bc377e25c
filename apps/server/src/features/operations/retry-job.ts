import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { inTenant } from '../../storage/tenant.ts'
import { retryOwnJob } from './store.ts'

const LONGEST_NUMBER = 15

/** Runs it at once, as if it had never failed. One that runs just now, or has been done, is not there to be tried again. */
export async function retryJob(ctx: Context, providerId: string, id: string): Promise<void> {
  const number = /^\d+$/.test(id) && id.length <= LONGEST_NUMBER ? Number(id) : undefined
  await inTenant(ctx, { providerId }, async (tx) => {
    if (number === undefined || !(await retryOwnJob(tx, number))) throw new PublicError('JOB_NOT_FOUND')
  })
}
