import { readFile } from 'node:fs/promises'
import { familyOf } from './family.ts'

/** What these processes really take: each shared page counted once, divided among its users (PSS). Linux only. */
export async function proportionalMegabytes(rootPid: number): Promise<number> {
  let kilobytes = 0
  for (const pid of await familyOf(rootPid)) kilobytes += await pssOf(pid)
  return kilobytes / 1024
}

async function pssOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0)
}
