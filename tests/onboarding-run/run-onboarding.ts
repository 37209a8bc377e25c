import { performance } from 'node:perf_hooks'
import type { Lifetime } from '@teyue/server/testing/context'
import { startWebhookReceiver, type WebhookReceiver } from '@teyue/server/testing/webhook-receiver'
import { type TestWorld, testWorld } from '@teyue/server/testing/world'
import { calm, spoil } from '../scenarios/acts.ts'
import { type Fate, fateOf } from './fate.ts'
import { inLanes } from './lanes.ts'
import { begin, type Life, readAndAct, waitsForTime } from './life.ts'
import { ask, ourApplyments } from './our-side.ts'
import { judge, type Run, type Verdict } from './verdict.ts'
import { actAtWechat, theirForms } from './wechat-side.ts'

const SECOND_MS = 1_000
const A_SECOND = 10
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** Begun on so many days; the longest fate is two rejections, ten days, and thirty. */
const DAYS_OF_BEGINNING = 4
const MOST_DAYS = 150
/** Where everybody only waits for a term to end. */
const DAYS_AT_ONCE = 10
// Answers that are lost on the way there or back, or are errors: what leaves us without an answer.
const SILENCE = { drop_before: 0.01, drop_after: 0.02, error_after: 0.01, unavailable_before: 0.01 }

/** So many merchants are onboarded, each as its fate will have it, on a virtual clock, through the API; then both sides are compared. */
export async function runOnboarding(run: Run): Promise<Verdict> {
  const began = performance.now()
  const closers: (() => Promise<void> | void)[] = []
  const lifetime: Lifetime = { after: (close) => void closers.push(close) }
  try {
    const world = await testWorld(lifetime)
    const receiver = await listen(world, lifetime)
    const { lives, days } = await live(world, run)
    const faults = await calm(world)
    // Whatever was left without an answer is asked about again, and the last webhooks go out.
    for (let hours = 0; hours < 3; hours++) await world.advance(HOUR_MS)
    const seconds = (performance.now() - began) / 1_000
    return await judge({ world, receiver, run, lives, days, faults, seconds })
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

async function live(world: TestWorld, { seed, merchants, days = DAYS_OF_BEGINNING }: Run) {
  await spoil(world, SILENCE, { seed })
  const fates = Array.from({ length: merchants }, (_, index) => fateOf(seed, index + 1, days))
  const lives: Life[] = []
  let day = 0
  while (day < MOST_DAYS && (day < days || lives.some(({ over }) => !over))) {
    await beginAll(
      world,
      fates.filter(({ beginsOn }) => beginsOn === day),
      lives,
    )
    await atWechat(world, lives)
    const step = day + 1 >= days && lives.every(waitsForTime) ? DAYS_AT_ONCE : 1
    await world.advance(step * DAY_MS)
    await atOurs(world, lives)
    day += step
  }
  return { lives, days: day }
}

async function beginAll(world: TestWorld, fates: readonly Fate[], lives: Life[]): Promise<void> {
  if (fates.length === 0) return
  await inLanes(fates, async (fate) => void lives.push(await begin(world, fate)))
  // They leave ten a second.
  await world.advance(Math.ceil(fates.length / A_SECOND) * SECOND_MS)
}

async function atWechat(world: TestWorld, lives: readonly Life[]): Promise<void> {
  const forms = new Map((await theirForms(world)).map((form) => [form.business_code, form]))
  await inLanes(
    lives.filter(({ over }) => !over),
    async (life) => {
      const form = forms.get(life.businessCode)
      if (form) await actAtWechat(world, life, form)
    },
  )
}

async function atOurs(world: TestWorld, lives: readonly Life[]): Promise<void> {
  const ours = await ourApplyments(world)
  await inLanes(
    lives.filter(({ over }) => !over),
    (life) => readAndAct(world, life, ours.get(life.id)!),
  )
}

async function listen(world: TestWorld, lifetime: Lifetime): Promise<WebhookReceiver> {
  const receiver = await startWebhookReceiver()
  lifetime.after(receiver.close)
  const { body } = await ask<{ secret: string }>(world, 'POST', '/v1/webhook-endpoints', { url: receiver.url })
  receiver.secret(body.secret)
  return receiver
}
