import { enableCompileCache } from 'node:module'
import type { Simulator } from '../simulator.ts'
import type { CliOptions } from './options.ts'

export type Started = { readonly simulator: Simulator; readonly text: string }

/** Starts what the options say; `text` is what a developer needs to know next. */
export async function startFrom(options: CliOptions): Promise<Started> {
  // Half of a start is reading its own modules: the next one finds them compiled. `NODE_DISABLE_COMPILE_CACHE=1` says no to it.
  enableCompileCache()
  // Loaded only now, so that a wrong option is told at once.
  const { startSimulator } = await import('../simulator.ts')
  const { port, tlsPort, host, dataDir, fsync, world } = options
  const simulator = await startSimulator({ port, tlsPort, host, dataDir, fsync })
  if (world !== null) await simulator.fill(world)
  return { simulator, text: options.json ? asJson(simulator, options) : welcome(simulator, options) }
}

function asJson({ url, tlsUrl, providers }: Simulator, { dataDir, world }: CliOptions): string {
  return `${JSON.stringify({ url, tls_url: tlsUrl, data: dataDir, world, providers: providers() })}\n`
}

function welcome({ url, tlsUrl, providers }: Simulator, { dataDir }: CliOptions): string {
  const known = providers()
  const lines = [
    ['页面 pages', `${url}/`],
    ['接口 reference', `${url}/_control/reference`],
    known.length > 0
      ? ['服务商号 SP', known.join(', ')]
      : ['服务商号 SP', `none yet 还没有: curl -X POST ${url}/_control/providers, or start with --world school`],
    ['密钥 keys', `curl -s ${url}/_control/providers`],
    ['证书 CA', `curl -so ca.pem ${url}/_control/tls/ca.pem`],
    ['数据 state', dataDir ?? 'in memory 仅在内存 (--data FOLDER keeps it)'],
  ]
  return `simulator ready ${url} ${tlsUrl}\n${lines.map(([what, value]) => `  ${what}: ${value}\n`).join('')}`
}
