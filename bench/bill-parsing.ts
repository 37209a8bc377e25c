import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { alone, compared, type Line, median } from './kit/measure.ts'
import { root } from './kit/processes.ts'

const rounds = 3
const rowCount = 1_000_000

type Run = { readonly rows: number; readonly seconds: number; readonly peakMb: number }

/**
 * A trade bill of a million rows, gzipped, over loopback: fetched under our signature, unpacked, hashed and parsed, with each
 * row's amount and fee turned into whole numbers. Each run is a process of its own that uses the client as it is published, so
 * that its peak memory is its own and no compiler's. The
 * baseline fetches and unpacks the same bytes with undici and zlib and counts the lines that node:readline gives.
 */
export async function measureBillParsing(): Promise<Line[]> {
  const built = path.join(root, 'bench/dist/wechatpay')
  execFileSync(process.execPath, ['packages/wechatpay/build.ts', built], { cwd: root })
  const server = spawn(process.execPath, ['bench/bill/serve.ts', String(rowCount)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  try {
    const [ready] = (await once(server.stdout!, 'data')) as [Buffer]
    const place = ready.toString().trim()
    const [ours, bare]: [Run[], Run[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      ours.push(await run('bench/bill/read-with-client.mjs', place, built))
      bare.push(await run('bench/bill/read-bare-lines.mjs', place))
    }
    return [
      compared('bill of 1,000,000 rows, parsed; bare lines', 'rows/s', speed(ours), speed(bare)),
      alone('bill of 1,000,000 rows, peak memory', 'MB', Math.max(...ours.map(({ peakMb }) => peakMb))),
    ]
  } finally {
    server.kill()
  }
}

async function run(program: string, ...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [path.join(root, program), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ended with ${code}`)
  const result = JSON.parse(printed) as Run
  if (result.rows !== rowCount) throw new Error(`${program} read ${result.rows} rows`)
  return result
}

function speed(runs: readonly Run[]): number {
  return median(runs.map(({ rows, seconds }) => rows / seconds))
}
