import type { Context } from '../../context.ts'
import { failingAfterTries } from '../../queue/count-jobs.ts'
import { inTenant } from '../../storage/tenant.ts'
import type { Job, JobState, Queue } from './job.ts'
import { countWorkers, selectJobs, selectQueues } from './store.ts'

/** What is due for longer than this waits for a worker, not for its turn. */
const LATE_AFTER_SECONDS = 60
/** Workers say every 4 s that they live. */
const SILENT_AFTER_SECONDS = 15

export type JobFilter = {
  readonly state: JobState | null
  readonly task: string | null
  readonly limit: number
}

/** The provider's promises, those that have failed most first; unless a state is named, those that want a look. */
export async function listJobs(ctx: Context, providerId: string, filter: JobFilter): Promise<Job[]> {
  return inTenant(ctx, { providerId }, (tx) => selectJobs(tx, failingAfterTries, LATE_AFTER_SECONDS, filter))
}

export type Queues = { readonly queues: Queue[]; readonly workers: number }

/** How the provider's promises stand, by kind, and how many workers of the installation live. */
export async function listQueues(ctx: Context, providerId: string): Promise<Queues> {
  return inTenant(ctx, { providerId }, async (tx) => ({
    queues: await selectQueues(tx, failingAfterTries, LATE_AFTER_SECONDS),
    workers: await countWorkers(tx, SILENT_AFTER_SECONDS),
  }))
}
