import type { Config } from '../config.ts'
import { startPresence } from '../storage/presence.ts'
import { openContext, startJobs } from './platform.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { openShared } from './serve.ts'

/** The platform's jobs alone, on a database of one's own. */
export async function run(config: Config): Promise<void> {
  await runUntilStopped(async (closers) => {
    const database = await openShared(config, 'work')
    closers.push(database.close)
    const { ctx, close } = openContext(config, database.url, false)
    closers.push(close)
    closers.push((await startPresence(database.owner, ctx.logger)).stop)
    const worker = await startJobs(ctx, database.owner, config)
    closers.push(worker.stop)
    return `teyue work: ${config.worker.concurrency} jobs at a time\n`
  })
}
