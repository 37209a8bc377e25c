import { readdir, readFile } from 'node:fs/promises'

/** The process and all that descend from it, as far as they live. Linux only: elsewhere nobody. */
export async function familyOf(rootPid: number): Promise<number[]> {
  const parents = await parentsOfAll()
  return [...parents.keys()].filter((pid) => descends(pid, rootPid, parents))
}

/** The numbers after a process's name in /proc/pid/stat, from its state on; null when it is gone. */
export async function statOf(pid: number): Promise<string[] | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function descends(pid: number, from: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at; at = parents.get(at)) if (at === from) return true
  return false
}

async function parentsOfAll(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc').catch(() => [])).map(Number).filter(Number.isInteger)
  const pairs = await Promise.all(
    pids.map(async (pid): Promise<[number, number] | null> => {
      const stat = await statOf(pid)
      return stat && [pid, Number(stat[1])]
    }),
  )
  return new Map(pairs.filter((pair) => pair !== null))
}
