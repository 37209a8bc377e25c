import { parseArgs } from 'node:util'
import { startSimulator } from './simulator.ts'

const DEFAULT_PORT = '8601'
const DEFAULT_TLS_PORT = '8602'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: DEFAULT_PORT },
    'tls-port': { type: 'string', default: DEFAULT_TLS_PORT },
    host: { type: 'string', default: '127.0.0.1' },
    data: { type: 'string' },
    'no-fsync': { type: 'boolean', default: false },
  },
})

try {
  for (const name of ['port', 'tls-port'] as const) {
    if (!/^\d{1,5}$/.test(values[name])) throw new Error(`--${name} takes a number, not "${values[name]}"`)
  }
  const simulator = await startSimulator({
    port: Number(values.port),
    tlsPort: Number(values['tls-port']),
    host: values.host,
    dataDir: values.data ?? null,
    fsync: !values['no-fsync'],
  })
  process.stdout.write(`simulator ready ${simulator.url} ${simulator.tlsUrl}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void simulator.close().then(() => process.exit(0)))
  }
} catch (error) {
  process.stderr.write(`${sentenceFor(error)}\n`)
  process.exitCode = 1
}

function sentenceFor(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    const option = 'port' in error && String(error.port) === values['tls-port'] ? 'tls-port' : 'port'
    return `The port ${values[option]} is in use. Stop the other program or choose another port with --${option}.`
  }
  return `The simulator could not start: ${error instanceof Error ? error.message : String(error)}`
}
