import { familyOf, statOf } from './family.ts'

// Linux counts in hundredths of a second for whoever asks, on every machine that Node runs on.
const msPerTick = 10

/**
 * Processor time that the process and its descendants have used, those that have ended included. It hardly depends on what
 * else the machine is doing, as seconds on the clock do. Linux only: elsewhere 0.
 */
export async function cpuMs(rootPid: number): Promise<number> {
  let ticks = 0
  for (const pid of await familyOf(rootPid)) {
    // User and system time of its own, then of the children that it has buried.
    const [own, ownInKernel, childrens, childrensInKernel] = (await statOf(pid))?.slice(11, 15).map(Number) ?? []
    ticks += (own ?? 0) + (ownInKernel ?? 0) + (childrens ?? 0) + (childrensInKernel ?? 0)
  }
  return ticks * msPerTick
}
