export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/** Lets so many through at once and so many wait; whoever comes beyond that is turned away by `refuse`. */
export function createGate(atOnce: number, waiting: number, refuse: () => Error): Gate {
  const queue: (() => void)[] = []
  let inside = 0
  return async (work) => {
    if (inside >= atOnce) {
      if (queue.length >= waiting) throw refuse()
      await new Promise<void>((resolve) => queue.push(resolve))
    } else inside++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else inside--
    }
  }
}
