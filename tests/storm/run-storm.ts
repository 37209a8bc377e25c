import { setTimeout as pause } from 'node:timers/promises'
import { readOurBooks, readTheirBooks } from './books.ts'
import { compareBooks } from './compare.ts'
import { live, type Tale } from './life.ts'
import { findLogged } from './logged.ts'
import { planKills, planOrder, planRotation } from './plan.ts'
import { drawsFor } from './random.ts'
import { settle } from './settle.ts'
import { openStage, type Stage } from './stage.ts'
import { judge, replay, type Verdict } from './verdict.ts'

export type StormOptions = { readonly seed: number; readonly orders: number }

const livesAtOnce = 12
// The clock goes on while orders live: about a minute in a second. A call under way must not grow five minutes old by it.
const turnEveryMs = 500
const shortestTurnMs = 5_000
const longestTurnMs = 45_000

/** What befalls one call or one delivery in so many. What hangs costs the run 5 s each time, so little of it does. */
const rates = {
  refuse: 0.03,
  slow: 0.03,
  timeout_before: 0.006,
  timeout_after: 0.01,
  drop_before: 0.05,
  drop_after: 0.06,
  error_before: 0.03,
  error_after: 0.04,
  bad_signature: 0.03,
  garbage: 0.03,
  notice_lost: 0.15,
  notice_doubled: 0.1,
  notice_delayed: 0.12,
  notice_reordered: 0.1,
}
const slowMs = 300
// Longer than the platform waits for an answer.
const hangMs = 6_000

/** Plays one storm from its seed and judges both sides' books. */
export async function runStorm({ seed, orders }: StormOptions): Promise<Verdict> {
  const startedAt = performance.now()
  const stage = await openStage(seed)
  let isClean = false
  try {
    // The platform's numbers differ from run to run; what the merchant says of an order does not.
    const plan = { seed, rates, slow_ms: slowMs, hang_ms: hangMs, by_text: true }
    await stage.wechat.call('POST', '/faults', plan)
    const tales = await rage(stage, orders)
    const { body } = await stage.wechat.call<{ counts: Record<string, number> }>('DELETE', '/faults')
    stage.calmReceiver()
    const unfinished = await settle(stage)
    const [ours, theirs] = [await readOurBooks(stage.owner), await readTheirBooks(stage.wechat)]
    const problems = [...unfinished, ...compareBooks(ours, theirs, tales), ...findLogged(stage)]
    const seconds = (performance.now() - startedAt) / 1000
    const verdict = await judge({ stage, orders, tales, ours, faults: body.counts, problems, seconds })
    isClean = verdict.problems.length === 0
    return verdict
  } catch (error) {
    const text = `The storm broke off. The processes' logs: ${stage.folder}\nAgain: ${replay(seed, orders)}`
    throw new Error(text, { cause: error })
  } finally {
    await stage.close(!isClean)
  }
}

/** Lives all orders, some at once, while the clock goes on and processes die. */
async function rage(stage: Stage, orders: number): Promise<Tale[]> {
  const ending = new AbortController()
  const clock = turnClock(stage, ending.signal)
  const kills = planKills(stage.seed, orders)
  const rotation = planRotation(stage.seed, orders)
  const deaths: Promise<void>[] = []
  const tales: Tale[] = []
  let next = 0
  const liveOn = async () => {
    while (next < orders) {
      const number = next++
      const victim = kills.get(number)
      // Others live on meanwhile: what they are about is cut off.
      if (victim) deaths.push(stage.programs[victim].killAndRestart())
      if (number === rotation) await stage.wechat.call('POST', `/providers/${stage.demo.sp_mchid}/rotate-certificate`)
      tales.push(await live(stage, planOrder(stage.seed, number)))
    }
  }
  try {
    await Promise.all(Array.from({ length: livesAtOnce }, liveOn))
    await Promise.all(deaths)
  } finally {
    ending.abort()
    await Promise.allSettled([clock, ...deaths])
  }
  return tales
}

async function turnClock({ seed, wechat }: Stage, ended: AbortSignal): Promise<void> {
  for (let turn = 0; !ended.aborted; turn++) {
    await wechat.advance(drawsFor(seed, `turn ${turn}`).between(shortestTurnMs, longestTurnMs))
    await pause(turnEveryMs, undefined, { signal: ended }).catch(() => undefined)
  }
}
