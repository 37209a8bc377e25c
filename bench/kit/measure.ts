/** One line of the table. `ratio` is value over baseline: of the two, who is faster is said by the name. */
export type Line = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: number | null
  readonly ratio: number | null
}

export type Load = {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

/** Does `count` things, `concurrency` at a time, and insists that each succeeds. */
export async function load(count: number, concurrency: number, act: (index: number) => Promise<void>): Promise<Load> {
  const latencies: number[] = []
  let next = 0
  const started = performance.now()
  const lane = async () => {
    for (let index = next++; index < count; index = next++) {
      const before = performance.now()
      await act(index)
      latencies.push(performance.now() - before)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  const seconds = (performance.now() - started) / 1000
  latencies.sort((a, b) => a - b)
  return { perSecond: count / seconds, p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99) }
}

/** The middle of several rounds: one disturbed round changes nothing. */
export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )
}

/** `value` against `baseline`, both measured in this run. */
export function compared(name: string, unit: string, value: number, baseline: number): Line {
  return { name, unit, value: round(value), baseline: round(baseline), ratio: round(value / baseline) }
}

export function alone(name: string, unit: string, value: number): Line {
  return { name, unit, value: round(value), baseline: null, ratio: null }
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
