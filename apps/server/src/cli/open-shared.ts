import type pg from 'pg'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { startPresence } from '../storage/presence.ts'
import { assertSchemaFits, openDatabaseOf } from './open-database.ts'
import { openContext } from './platform.ts'
import type { Closers } from './run-until-stopped.ts'

/** The database that several processes share; the embedded one belongs to the process that started it. */
export async function openShared(
  config: Config,
  command: 'serve' | 'work',
  closers: Closers,
): Promise<{ readonly ctx: Context; readonly owner: pg.Pool }> {
  if (config.database.kind === 'embedded') {
    throw new OperatorError(
      `"teyue ${command}" shares a PostgreSQL with other processes: set TEYUE_DATABASE_URL. With the embedded one, "teyue start" runs everything.`,
    )
  }
  const { owner, url, close: closeDatabase } = await openDatabaseOf(config)
  closers.push(closeDatabase)
  await assertSchemaFits(owner)
  const { ctx, close } = openContext(config, url, false)
  closers.push(close)
  closers.push((await startPresence(owner, ctx.logger)).stop)
  // Whoever takes away waits for those who are there: what was taken before we were shows now.
  await assertSchemaFits(owner)
  return { ctx, owner }
}
