import type { Config } from '../config.ts'
import { openShared } from './open-shared.ts'
import { startHttp } from './platform.ts'
import { runUntilStopped } from './run-until-stopped.ts'

/** The platform's HTTP alone, on a database of one's own. */
export async function run(config: Config): Promise<void> {
  await runUntilStopped(async (closers) => {
    const { ctx, owner } = await openShared(config, 'serve', closers)
    const app = await startHttp(ctx, owner, config)
    closers.push(() => app.close())
    return `teyue serve: listening on http://${config.host}:${config.port}\n`
  })
}
