import type { OurBooks } from './books.ts'
import type { Tale } from './life.ts'
import type { Stage } from './stage.ts'

export type Verdict = {
  readonly seed: number
  readonly orders: number
  readonly problems: readonly string[]
  readonly text: string
}

type Facts = {
  readonly stage: Stage
  readonly orders: number
  readonly tales: readonly Tale[]
  readonly ours: OurBooks
  readonly faults: Readonly<Record<string, number>>
  readonly problems: readonly string[]
  readonly seconds: number
}

const mostShown = 30
const subject = /\b(?:pay|rfd)_[0-9a-z]{26}\b/
const mostTimelines = 5

/** Adds what only the whole storm can tell, and puts the verdict into words. */
export async function judge(facts: Facts): Promise<Verdict> {
  const { stage, orders, ours } = facts
  const problems = [...facts.problems, ...webhookProblems(stage, ours)]
  const timelines = await timelinesOf(stage, problems)
  const lines = problems.length === 0 ? ['The books agree.'] : failure(stage, orders, problems, timelines)
  return { seed: stage.seed, orders, problems, text: [...counts(facts), ...lines, ''].join('\n') }
}

/** The command that plays the same storm again. */
export function replay(seed: number, orders: number): string {
  return `npm run storm -- --seed ${seed} --orders ${orders}`
}

function webhookProblems({ receiver }: Stage, { publishedEvents }: OurBooks): string[] {
  const unheard = [...publishedEvents].filter(([id]) => !receiver.taken.has(id))
  return [
    ...unheard.map(([id, type]) => `event ${id} (${type}) never reached the webhook receiver`),
    ...receiver.forged.map((id) => `the webhook ${id} was not signed as it should be`),
  ]
}

function counts({ stage, orders, tales, ours, faults, seconds }: Facts): string[] {
  const refusals = tales.flatMap((tale) => tale.refunds.flatMap((refund) => refund.refusal ?? []))
  const kills = Object.entries(stage.programs).map(([name, program]) => [name, program.kills] as const)
  const broken = stage.merchants.company.broken() + stage.merchants.individual.broken()
  const deliveries = [...stage.receiver.taken.values()].reduce((sum, times) => sum + times, 0)
  return [
    `Storm of seed ${stage.seed}: ${orders} orders in ${seconds.toFixed(1)} s`,
    `  payments       ${tally([...ours.payments.values()].map((payment) => payment.state))}`,
    `  refunds        ${tally([...ours.refunds.values()].map((refund) => refund.state))}`,
    `  refused asks   ${tally(refusals)}`,
    `  faults         ${listed(Object.entries(faults))}`,
    `  kills          ${listed(kills)}`,
    `  repeated asks  ${broken}`,
    `  webhooks       ${ours.publishedEvents.size} events, taken ${deliveries} times, turned away ${stage.receiver.turnedAway} times`,
    `  disagreements  ${ours.disagreements.length}`,
  ]
}

function failure(
  { seed, folder }: Stage,
  orders: number,
  problems: readonly string[],
  timelines: readonly string[],
): string[] {
  const more = problems.length - mostShown
  return [
    `THE BOOKS DO NOT AGREE: ${problems.length} differences.`,
    ...problems.slice(0, mostShown).map((problem) => `  - ${problem}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...timelines,
    `  The processes' logs: ${folder}`,
    `  Again: ${replay(seed, orders)}`,
  ]
}

/** What happened to the things that the first problems name. */
async function timelinesOf({ owner }: Stage, problems: readonly string[]): Promise<string[]> {
  const ids = new Set(problems.flatMap((problem) => subject.exec(problem)?.[0] ?? []))
  const lines: string[] = []
  for (const id of [...ids].slice(0, mostTimelines)) {
    const { rows } = await owner.query<{ said: string }>(
      `select format('    %s %s by %s %s', at, type, source, facts) as said from events where subject_id = $1 order by id`,
      [id],
    )
    lines.push(`  ${id}`, ...rows.map((row) => row.said))
  }
  return lines
}

function tally(words: readonly string[]): string {
  const times = new Map<string, number>()
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1)
  return listed([...times])
}

function listed(entries: readonly (readonly [string, number])[]): string {
  const some = entries.filter(([, times]) => times > 0).toSorted(([one], [two]) => (one < two ? -1 : 1))
  return some.length === 0 ? 'none' : some.map(([name, times]) => `${name} ${times}`).join(', ')
}
