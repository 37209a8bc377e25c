import { Agent, request } from 'undici'
import { type Line, load } from './kit/measure.ts'
import { startProgram } from './kit/processes.ts'
import { compareByTurns } from './kit/rounds.ts'
import type { Stage } from './kit/stage.ts'

const ordersPerRound = 800
const warmUpOrders = 1_500
const concurrency = 16

/**
 * (a) A Native payment through the HTTP API, with a real database and the simulator in a process of its own, against the
 * barest program that makes an order safely (ceiling.ts), on the same database, simulator and framework, round by round.
 */
export async function measureCreatePayment(stage: Stage): Promise<Line[]> {
  const platform = await startProgram(['apps/server/src/cli/teyue.ts', 'serve'], stage.env, /listening/)
  const ceiling = await startProgram(['bench/ceiling.ts'], ceilingEnv(stage), /ceiling ready (\S+)/)
  const agent = new Agent({ connections: concurrency })
  const ours = (round: string) => createOrders(agent, stage.platformUrl, stage.demo.keys.company, round)
  const bare = (round: string) => createOrders(agent, ceiling.match[1]!, '', round)
  try {
    await ours('warm')(warmUpOrders)
    await bare('warm')(warmUpOrders)
    return await compareByTurns('create payment (native)', 'payments/s', stage.postgresPid, ordersPerRound, {
      ours: { program: platform, run: (round) => ours(round)(ordersPerRound) },
      bare: { program: ceiling, run: (round) => bare(round)(ordersPerRound) },
    })
  } finally {
    await agent.close()
    await platform.stop()
    await ceiling.stop()
  }
}

function createOrders(agent: Agent, base: string, key: string, round: string) {
  return (count: number) =>
    load(count, concurrency, async (index) => {
      const { statusCode, body } = await request(`${base}/v1/payments`, {
        dispatcher: agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({
          product: 'native',
          amount: 1280,
          description: 'Two coffees',
          reference: `${round}-${index}-${Date.now()}`,
        }),
      })
      const text = await body.text()
      if (statusCode !== 201 || !text.includes('weixin://')) throw new Error(`${statusCode} ${text}`)
    })
}

export function ceilingEnv(stage: Stage): Record<string, string> {
  return { BENCH_DATABASE_URL: stage.databaseUrl, BENCH_SIMULATOR_URL: stage.simulatorUrl }
}
