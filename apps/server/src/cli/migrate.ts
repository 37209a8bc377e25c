import type { Config } from '../config.ts'
import type { Migrated } from '../storage/migrate.ts'
import { bringSchemaUp, openDatabaseOf } from './open-database.ts'

/** Brings the database to this version, and says what it ran. */
export async function run(config: Config): Promise<void> {
  const database = await openDatabaseOf(config)
  try {
    process.stdout.write(report(await bringSchemaUp(database.owner)))
  } finally {
    await database.close()
  }
}

function report({ ran, waiting }: Migrated): string {
  const done = ran.map((name) => `ran ${name}\n`).join('')
  if (waiting.length > 0)
    return `${done}Waiting until no process of the older version works here: ${waiting.join(', ')}. Start the new version, stop the old one, then run "teyue migrate" once more.\n`
  return done || 'The schema is current.\n'
}
