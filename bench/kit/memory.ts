import { readdir, readFile } from 'node:fs/promises'

/** What these processes really take: each shared page counted once, divided among its users (PSS). Linux only. */
export async function proportionalMegabytes(rootPid: number): Promise<number> {
  const parents = await parentsOfAll()
  const family = [...parents.keys()].filter((pid) => descends(pid, rootPid, parents))
  let kilobytes = 0
  for (const pid of family) kilobytes += await pssOf(pid)
  return kilobytes / 1024
}

function descends(pid: number, from: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at; at = parents.get(at)) if (at === from) return true
  return false
}

async function pssOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0)
}

async function parentsOfAll(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  const pairs = await Promise.all(
    pids.map(async (pid): Promise<[number, number] | null> => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
      return stat ? [pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] : null
    }),
  )
  return new Map(pairs.filter((pair) => pair !== null))
}
