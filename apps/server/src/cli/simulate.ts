import type { Config } from '../config.ts'
import { OperatorError } from '../kit/operator-error.ts'
import { makeDataDir } from './make-data-dir.ts'
import { portError } from './port-error.ts'
import { runUntilStopped } from './run-until-stopped.ts'

/** WeChat Pay on localhost, alone; the options are the simulator's own, and the environment gives what they leave open. */
export async function run(config: Config, args: readonly string[]): Promise<void> {
  const { HELP, readOptions, UsageError } = await import('@teyue/simulator/cli/options')
  const { startFrom } = await import('@teyue/simulator/cli/run')
  const { host, port, tlsPort, dataDir } = config.simulator
  try {
    const options = readOptions(args, { host, port, tlsPort, dataDir, fsync: true })
    if (options.help) {
      process.stdout.write(HELP)
      return
    }
    if (options.dataDir === dataDir) makeDataDir(config.dataDir)
    await runUntilStopped(async (closers) => {
      const { simulator, text } = await startFrom(options).catch((error: unknown) => {
        throw told(error, { ...config.simulator, port: options.port, tlsPort: options.tlsPort })
      })
      closers.push(simulator.close)
      return text
    })
  } catch (error) {
    throw error instanceof UsageError ? new OperatorError(error.message) : error
  }
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
    throw told(error, simulator)
  }
}

function told(error: unknown, { port, tlsPort }: Config['simulator']): unknown {
  if ((error as { code?: unknown } | null)?.code === 'FOLDER_IN_USE') return new OperatorError((error as Error).message)
  const taken = (error as { port?: unknown } | null)?.port
  return taken === tlsPort
    ? portError(error, tlsPort, 'TEYUE_SIMULATOR_TLS_PORT')
    : portError(error, port, 'TEYUE_SIMULATOR_PORT')
}
