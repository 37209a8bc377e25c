import type { Config } from '../config.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { startPresence } from '../storage/presence.ts'
import { assertSchemaFits, type OpenDatabase, openDatabaseOf } from './open-database.ts'
import { openContext, startHttp } from './platform.ts'
import { runUntilStopped } from './run-until-stopped.ts'

/** The platform's HTTP alone, on a database of one's own. */
export async function run(config: Config): Promise<void> {
  await runUntilStopped(async (closers) => {
    const database = await openShared(config, 'serve')
    closers.push(database.close)
    const { ctx, close } = openContext(config, database.url, false)
    closers.push(close)
    closers.push((await startPresence(database.owner, ctx.logger)).stop)
    const app = await startHttp(ctx, database.owner, config)
    closers.push(() => app.close())
    return `teyue serve: listening on http://${config.host}:${config.port}\n`
  })
}

/** The database that several processes share; the embedded one belongs to the process that started it. */
export async function openShared(config: Config, command: 'serve' | 'work'): Promise<OpenDatabase> {
  if (config.database.kind === 'embedded') {
    throw new OperatorError(
      `"teyue ${command}" shares a PostgreSQL with other processes: set TEYUE_DATABASE_URL. With the embedded one, "teyue start" runs everything.`,
    )
  }
  const database = await openDatabaseOf(config)
  try {
    await assertSchemaFits(database.owner)
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}
