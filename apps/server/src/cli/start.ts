import { existsSync } from 'node:fs'
import type { Config } from '../config.ts'
import { startPresence } from '../storage/presence.ts'
import { buildMissingConsole } from './build-console.ts'
import { ensureDemo } from './demo-provider.ts'
import { inviteFirstAdministrator } from './first-administrator.ts'
import { bringSchemaUp, openDatabaseOf } from './open-database.ts'
import { openContext, startHttp, startJobs } from './platform.ts'
import { type Closers, runUntilStopped } from './run-until-stopped.ts'
import { startOwnSimulator } from './simulate.ts'

const firstTime = '\nTeyue 特约 is starting. This first time it makes a database, keys and a demo provider.\n'

/** Everything on this machine: database, platform, worker and, unless one runs elsewhere, the simulator. */
export async function run(config: Config): Promise<void> {
  await runUntilStopped((closers) => open(config, closers))
}

async function open(config: Config, closers: Closers): Promise<string> {
  if (!existsSync(config.dataDir)) process.stdout.write(firstTime)
  await buildMissingConsole()
  const database = await openDatabaseOf(config)
  closers.push(database.close)
  const simulator = config.simulator.isOurs ? await startOwnSimulator(config) : null
  if (simulator) closers.push(simulator.close)
  await bringSchemaUp(database.owner)
  const { ctx, close } = openContext(config, database.url, true)
  closers.push(close)
  closers.push((await startPresence(database.owner, ctx.logger)).stop)
  const app = await startHttp(ctx, database.owner, config)
  closers.push(() => app.close())
  const demo = await ensureDemo(ctx, config)
  const worker = await startJobs(ctx, database.owner, config)
  closers.push(worker.stop)
  return welcome(config, demo.file, simulator?.tlsUrl) + (await inviteFirstAdministrator(ctx, demo.demo.provider))
}

function welcome({ port, publicUrl, simulator, dataDir }: Config, demoFile: string, tlsUrl = ''): string {
  const own = `http://127.0.0.1:${port}`
  const seconds = (performance.now() / 1000).toFixed(1)
  return `
Teyue 特约 is running after ${seconds} s. Ctrl-C stops it; nothing is lost.

  Console      ${own}    API under /v1, reference under /docs
  Simulator    ${simulator.url}    WeChat Pay, and a phone to pay with${tlsUrl && `\n               ${tlsUrl}    the same over TLS, for APIv2`}
  Data         ${dataDir}
  API keys     ${demoFile}${publicUrl === own ? '' : `\n  Public URL   ${publicUrl}`}

A first payment, every step shown (in another terminal):

  npm run demo

Or by hand, then paid on the phone at ${simulator.url}:

  curl ${own}/v1/payments \\
    -H "Authorization: Bearer $(node -p "require('${demoFile}').keys.company")" \\
    -H 'Content-Type: application/json' \\
    -d '{"product":"native","amount":1280,"description":"Two coffees","reference":"order-1"}'

`
}
