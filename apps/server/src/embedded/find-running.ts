import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { connectionUrl, socketAddress, tcpAddress } from './address.ts'
import { isServing, readPostmaster } from './postmaster.ts'
import { chooseRunAs } from './run-as.ts'
import { waitFor } from './wait-for.ts'

/** Another Teyue may be starting it just now. */
const START_LIMIT_MS = 10_000

/** Whether a first start has made a database in this folder. */
export function hasCluster(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres', 'PG_VERSION'))
}

/** The address of the server that another Teyue runs in this folder; undefined when none answers. Nothing is started. */
export async function findRunningPostgres(dataDir: string, databaseName = 'teyue'): Promise<string | undefined> {
  const home = await realpath(dataDir)
  const folder = join(home, 'postgres')
  const running = await waitFor(async () => {
    const found = await readPostmaster(folder)
    return found?.state === 'ready' && (await isServing(found.pid, folder)) ? found : undefined
  }, START_LIMIT_MS)
  if (!running) return undefined
  const address =
    process.platform === 'win32'
      ? await tcpAddress(home, running.port)
      : await socketAddress(home, await chooseRunAs(folder))
  return connectionUrl(address, databaseName)
}
