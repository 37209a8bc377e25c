import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export const root = path.join(import.meta.dirname, '../..')

export type Running = { readonly child: ChildProcess; stop(): Promise<void> }

const readyWithinMs = 30_000

/** Starts a Node program of this repository and waits until it prints what `ready` matches; returns the match. */
export async function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Running & { readonly match: RegExpExecArray }> {
  const child = spawn(process.execPath, [...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const match = await firstMatch(child, ready, args.join(' '))
  return { child, match, stop: () => stop(child) }
}

export async function firstMatch(child: ChildProcess, ready: RegExp, name: string): Promise<RegExpExecArray> {
  let printed = ''
  const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>()
  const timer = setTimeout(() => reject(new Error(`${name} was not ready in time:\n${printed}`)), readyWithinMs)
  const read = (chunk: Buffer) => {
    printed = (printed + chunk).slice(-20_000)
    const match = ready.exec(printed)
    if (match) resolve(match)
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  child.once('exit', (code) => reject(new Error(`${name} ended with ${code}:\n${printed}`)))
  return promise.finally(() => clearTimeout(timer))
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
