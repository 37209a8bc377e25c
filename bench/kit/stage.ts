import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Demo, makeDemo } from '../../apps/server/src/cli/demo-provider.ts'
import { openContext } from '../../apps/server/src/cli/platform.ts'
import { decideConfig } from '../../apps/server/src/config.ts'
import type { Context } from '../../apps/server/src/context.ts'
import { startEmbeddedPostgres } from '../../apps/server/src/embedded/start-embedded-postgres.ts'
import { readEnv } from '../../apps/server/src/env.ts'
import { openOwnerPool } from '../../apps/server/src/storage/database.ts'
import { migrate } from '../../apps/server/src/storage/migrate.ts'
import { stopWhenCutOff } from '../../apps/server/src/testing/stop-when-cut-off.ts'
import { startProgram } from './processes.ts'

/** What the measurements stand on: a database that syncs, a simulator in a process of its own, a demo provider. */
export type Stage = {
  readonly ctx: Context
  readonly databaseUrl: string
  readonly simulatorUrl: string
  readonly demo: Demo
  /** The environment of a platform process on this stage. */
  readonly env: Readonly<Record<string, string>>
  readonly platformUrl: string
  readonly postgresPid: number
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const dir = await mkdtemp(path.join(tmpdir(), 'teyue-bench-'))
  const postgres = await startEmbeddedPostgres({ dataDir: dir })
  stopWhenCutOff(() => postgres.stop())
  const owner = openOwnerPool(postgres.url, 2)
  await migrate(owner)
  const simulator = await startProgram(
    ['packages/simulator/src/main.ts', '--port', '0', '--tls-port', '0', '--data', path.join(dir, 'simulator')],
    {},
    /simulator ready (\S+)/,
  )
  const simulatorUrl = simulator.match[1]!
  const port = await freePort()
  const env = {
    TEYUE_DATABASE_URL: postgres.url,
    TEYUE_MASTER_KEY: randomBytes(32).toString('base64'),
    TEYUE_PORT: String(port),
    TEYUE_SIMULATOR_URL: simulatorUrl,
    TEYUE_LOG_LEVEL: 'warn',
  }
  const { ctx, close } = openContext(decideConfig(readEnv(env), 'serve'), postgres.url, false)
  const demo = await makeDemo(ctx, simulatorUrl)
  const [pid] = (await readFile(path.join(dir, 'postgres/postmaster.pid'), 'utf8')).split('\n')
  return {
    ctx,
    postgresPid: Number(pid),
    databaseUrl: postgres.url,
    simulatorUrl,
    demo,
    env,
    platformUrl: `http://127.0.0.1:${port}`,
    close: async () => {
      await close()
      await owner.end()
      await simulator.stop()
      await postgres.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
