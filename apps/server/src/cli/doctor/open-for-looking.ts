import type { Config } from '../../config.ts'
import { OperatorError } from '../../kit/operator-error.ts'
import { openOwnerPool } from '../../storage/database.ts'
import { type OpenDatabase, openDatabaseOf } from '../open-database.ts'

const poolSize = 2

/** The database as it is: the one that runs, which stays untouched; if none runs, the embedded one, started for the look. */
export async function openForLooking(config: Config): Promise<OpenDatabase> {
  const { database } = config
  if (database.kind === 'own') return openDatabaseOf(config)
  const [{ findRunningPostgres, hasCluster }, { DataDirInUse }] = await Promise.all([
    import('../../embedded/find-running.ts'),
    import('../../embedded/lock.ts'),
  ])
  if (!hasCluster(database.dataDir)) {
    throw new OperatorError(
      `There is no database in ${database.dataDir} yet. "teyue start" makes it; is it elsewhere, set TEYUE_DATA.`,
    )
  }
  try {
    return await openDatabaseOf(config)
  } catch (error) {
    if (!(error instanceof DataDirInUse)) throw error
    const url = await findRunningPostgres(database.dataDir)
    if (!url) throw new OperatorError(`${error.message} Its database does not answer.`)
    const owner = openOwnerPool(url, poolSize)
    return { url, owner, close: () => owner.end() }
  }
}
