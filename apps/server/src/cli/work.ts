import type { Config } from '../config.ts'
import { openShared } from './open-shared.ts'
import { startJobs } from './platform.ts'
import { runUntilStopped } from './run-until-stopped.ts'

/** The platform's jobs alone, on a database of one's own. */
export async function run(config: Config): Promise<void> {
  await runUntilStopped(async (closers) => {
    const { ctx, owner } = await openShared(config, 'work', closers)
    const worker = await startJobs(ctx, owner, config)
    closers.push(worker.stop)
    return `teyue work: ${config.worker.concurrency} jobs at a time\n`
  })
}
