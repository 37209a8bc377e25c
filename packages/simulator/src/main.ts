#!/usr/bin/env node
import { type CliOptions, HELP, readOptions, UsageError } from './cli/options.ts'
import { startFrom } from './cli/run.ts'

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(HELP)
  else await run(options)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(options: CliOptions): Promise<void> {
  const { simulator, text } = await startFrom(options).catch((error: unknown) => {
    throw new UsageError(sentenceOf(error, options))
  })
  process.stdout.write(text)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)))
  }
}

function sentenceOf(error: unknown, { port, tlsPort }: CliOptions): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const [option, taken] = 'port' in error && error.port === tlsPort ? ['tls-port', tlsPort] : ['port', port]
    return `The port ${taken} is in use. Stop the other program or choose another port with --${option}.`
  }
  return `The simulator could not start: ${error instanceof Error ? error.message : String(error)}`
}
