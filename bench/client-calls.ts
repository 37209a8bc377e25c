import { axiosPlugin, bare, type Contestant, nodeV3, type Opponent, ours } from './client/contestants.ts'
import { alone, compared, type Line, load, median } from './kit/measure.ts'
import { startProgram } from './kit/processes.ts'

const rounds = 7
const callsPerRound = 1500
const warmUpCalls = 1500
const concurrency = 32

/**
 * (d) Signed and verified calls of the client, against two clients from npm and against the least that does the same with
 * undici and node:crypto, on one loopback server. Rounds take turns, so that a busy machine is busy for all.
 */
export async function measureClientCalls(): Promise<Line[]> {
  const answers = await startProgram(['bench/client/signed-answers.ts'], {}, /answers ready (\S+) (\S+)/)
  const at: Opponent = { url: answers.match[1]!, pem: Buffer.from(answers.match[2]!, 'base64').toString() }
  const contestants = {
    bare: bare(at, false),
    bareOffThread: bare(at, true),
    ours: ours(at),
    axiosPlugin: axiosPlugin(at),
    nodeV3: nodeV3(at),
  }
  try {
    const perSecond = await race(contestants)
    const least = Math.max(perSecond('bare'), perSecond('bareOffThread'))
    const rival = Math.max(perSecond('axiosPlugin'), perSecond('nodeV3'))
    return [
      compared('client calls, of bare undici and crypto', 'calls/s', perSecond('ours'), least),
      compared('client calls, of the better rival', 'calls/s', perSecond('ours'), rival),
      alone('  wechatpay-axios-plugin', 'calls/s', perSecond('axiosPlugin')),
      alone('  wechatpay-node-v3', 'calls/s', perSecond('nodeV3')),
      alone('  bare, signing on the main thread', 'calls/s', perSecond('bare')),
      alone('  bare, signing on another', 'calls/s', perSecond('bareOffThread')),
    ]
  } finally {
    for (const contestant of Object.values(contestants)) await contestant.close()
    await answers.stop()
  }
}

async function race<Name extends string>(contestants: Record<Name, Contestant>): Promise<(name: Name) => number> {
  const all = Object.entries<Contestant>(contestants) as [Name, Contestant][]
  const results = new Map<Name, number[]>(all.map(([name]) => [name, []]))
  let next = 0
  const run = (contestant: Contestant, count: number) => load(count, concurrency, () => contestant.order(`T${++next}`))
  for (const [, contestant] of all) await run(contestant, warmUpCalls)
  for (let round = 0; round < rounds; round++) {
    for (const [name, contestant] of all) results.get(name)!.push((await run(contestant, callsPerRound)).perSecond)
  }
  return (name) => median(results.get(name)!)
}
