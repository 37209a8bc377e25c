import type { Db } from '../storage/database.ts'
import { statement } from '../storage/statement.ts'

export type JobCounts = { readonly due: number; readonly later: number; readonly failing: number }

/** Ten tries take about ten hours: what still fails then wants a person. */
export const failingAfterTries = 10

const count = statement<JobCounts>('select due, later, failing from count_jobs($1)')

/** How the promises of all tenants stand: numbers only, for operators. */
export async function countJobs(db: Db): Promise<JobCounts> {
  const [counts] = await count(db, failingAfterTries)
  return counts!
}
