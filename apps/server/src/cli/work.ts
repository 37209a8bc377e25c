import type { Config } from '../config.ts'
import { openContext, startJobs } from './platform.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { openShared } from './serve.ts'

/** The platform's jobs alone, on a database of one's own. */
export async function run(config: Config): Promise<void> {
  const database = await openShared(config, 'work')
  const { ctx, close } = openContext(config, database.url, false)
  const worker = await startJobs(ctx, database.owner, config)
  process.stdout.write(`teyue work: ${config.worker.concurrency} jobs at a time\n`)
  await runUntilStopped([database.close, close, worker.stop])
}
