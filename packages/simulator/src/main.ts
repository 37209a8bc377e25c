import { parseArgs } from 'node:util'
import { startSimulator } from './simulator.ts'

const DEFAULT_PORT = '8601'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: DEFAULT_PORT },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    'no-fsync': { type: 'boolean', default: false },
  },
})

try {
  if (!/^\d{1,5}$/.test(values.port)) throw new Error(`--port takes a number, not "${values.port}"`)
  const simulator = await startSimulator({
    port: Number(values.port),
    host: values.host,
    dataDir: values.data ?? null,
    fsync: !values['no-fsync'],
  })
  process.stdout.write(`simulator ready ${simulator.url}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)))
  }
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`)
  process.exitCode = 1
}

function sentenceFor(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `The port ${values.port} is in use. Stop the other program or choose another port with --port.`
  }
  return `The simulator could not start: ${error instanceof Error ? error.message : String(error)}`
}
