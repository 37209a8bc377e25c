import { parseArgs } from 'node:util'
import { TEMPLATE_NAMES, type TemplateName } from '../templates/templates.ts'

/** What is wrong with the command line, and the next step. */
export class UsageError extends Error {}

export type CliOptions = {
  readonly port: number
  readonly tlsPort: number
  readonly host: string
  /** Null = memory only. */
  readonly dataDir: string | null
  readonly fsync: boolean
  readonly world: TemplateName | null
  readonly json: boolean
  readonly help: boolean
}

export const DEFAULTS: Omit<CliOptions, 'json' | 'help' | 'world'> = {
  port: 8601,
  tlsPort: 8602,
  host: '127.0.0.1',
  dataDir: null,
  fsync: true,
}

export const HELP = `WeChat Pay on localhost 仿真微信支付

  --port N        the port, 8601 by default; 0 is any that is free 端口
  --tls-port N    the port of the same over TLS, 8602 by default TLS 端口
  --host ADDRESS  127.0.0.1 by default; there is no password: never one that strangers reach 监听地址
  --data FOLDER   keeps the state; without it everything is in memory 数据目录
  --world NAME    begins with a ready-made world: ${TEMPLATE_NAMES.join(', ')} 现成的世界
  --no-fsync      faster, safe against a killed process but not against a power cut
  --json          says what it has to say as one line of JSON
`

const HIGHEST_PORT = 65_535

export function readOptions(args: readonly string[], defaults = DEFAULTS): CliOptions {
  const values = parse(args)
  return {
    port: portIn('port', values.port, defaults.port),
    tlsPort: portIn('tls-port', values['tls-port'], defaults.tlsPort),
    host: values.host ?? defaults.host,
    dataDir: values.data ?? defaults.dataDir,
    fsync: values['no-fsync'] ? false : defaults.fsync,
    world: worldIn(values.world),
    json: values.json ?? false,
    help: values.help ?? false,
  }
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'tls-port': { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        world: { type: 'string' },
        'no-fsync': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    return values
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw new UsageError(`${sentence}. --help lists the options.`)
  }
}

function portIn(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const port = /^\d{1,5}$/.test(text) ? Number(text) : HIGHEST_PORT + 1
  if (port > HIGHEST_PORT) throw new UsageError(`--${name} takes a number up to ${HIGHEST_PORT}, not "${text}".`)
  return port
}

function worldIn(text: string | undefined): TemplateName | null {
  if (text === undefined) return null
  const found = TEMPLATE_NAMES.find((name) => name === text)
  if (!found) throw new UsageError(`There is no world "${text}": --world takes ${TEMPLATE_NAMES.join(', ')}.`)
  return found
}
