import type { Config } from '../config.ts'
import { bringSchemaUp, openDatabaseOf } from './open-database.ts'

/** Brings the database to this version, and says what it ran. */
export async function run(config: Config): Promise<void> {
  const database = await openDatabaseOf(config)
  try {
    const ran = await bringSchemaUp(database.owner)
    process.stdout.write(ran.length === 0 ? 'The schema is current.\n' : ran.map((name) => `ran ${name}\n`).join(''))
  } finally {
    await database.close()
  }
}
