import { createHash } from 'node:crypto'

/** Draws that depend on nothing but the seed and a name: what happens elsewhere, or when, does not move them. */
export type Draws = {
  chance(probability: number): boolean
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** One of the keys; the heavier, the oftener. */
  weighed<Name extends string>(weights: Readonly<Record<Name, number>>): Name
}

const range = 2 ** 32

export function drawsFor(seed: number, name: string): Draws {
  const next = mulberry32(createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE(0))
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    chance: (probability) => next() < probability,
    between,
    pick: (items) => items[between(0, items.length - 1)]!,
    weighed: (weights) => weighed(weights, next()),
  }
}

function weighed<Name extends string>(weights: Readonly<Record<Name, number>>, drawn: number): Name {
  const entries = Object.entries(weights) as [Name, number][]
  let left = drawn * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [name, weight] of entries) {
    left -= weight
    if (left < 0) return name
  }
  return entries.at(-1)![0]
}

/** A small generator of public knowledge (Tommy Ettinger's mulberry32). */
function mulberry32(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / range
  }
}
