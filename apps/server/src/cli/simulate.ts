import type { Config } from '../config.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { makeDataDir } from './make-data-dir.ts'
import { portError } from './platform.ts'
import { runUntilStopped } from './run-until-stopped.ts'

/** WeChat Pay on localhost, alone. */
export async function run(config: Config): Promise<void> {
  await runUntilStopped(async (closers) => {
    const simulator = await startOwnSimulator(config)
    closers.push(simulator.close)
    return `teyue simulate: WeChat Pay on ${simulator.url} and ${simulator.tlsUrl}, state in ${config.simulator.dataDir}\n`
  })
}

/** The simulator that keeps its state in the data folder. */
export async function startOwnSimulator({
  dataDir,
  simulator,
}: Config): Promise<{ readonly url: string; readonly tlsUrl: string; close(): Promise<void> }> {
  makeDataDir(dataDir)
  const { startSimulator } = await import('@teyue/simulator/simulator')
  try {
    const { host, port, tlsPort, dataDir: ownDir } = simulator
    return await startSimulator({ host, port, tlsPort, dataDir: ownDir })
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'FOLDER_IN_USE')
      throw new OperatorError((error as Error).message)
    const taken = (error as { port?: unknown } | null)?.port
    throw taken === simulator.tlsPort
      ? portError(error, simulator.tlsPort, 'TEYUE_SIMULATOR_TLS_PORT')
      : portError(error, simulator.port, 'TEYUE_SIMULATOR_PORT')
  }
}
