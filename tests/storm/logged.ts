import { existsSync, readFileSync } from 'node:fs'
import type { Stage } from './stage.ts'

type Logged = {
  readonly level: string
  readonly msg: string
  readonly err?: { readonly message: string; readonly stack: string }
}

const errorLevels = ['error', 'fatal']
// Fetching WeChat's certificates while WeChat is down fails its job, which the queue makes again.
const wechatWasAway = /^Failed task \d+ \(accounts\.refresh_keys,.*\n\s*WechatPayError: .*(?:not sent|no whole answer)/
const mostShown = 10

/** Errors that the platform logged. Refusals and silence are no errors; whatever is one is a bug. */
export function findLogged({ programs }: Stage): string[] {
  const found = Object.entries(programs).flatMap(([name, { logFile }]) =>
    linesOf(logFile)
      .flatMap((line) => read(line) ?? [])
      .filter(({ level, msg }) => errorLevels.includes(level) && !wechatWasAway.test(msg))
      .map(({ msg, err }) => `${name} logged "${msg}": ${err?.message} ${placeOf(err?.stack)}`),
  )
  const more = found.length - mostShown
  return more > 0 ? [...found.slice(0, mostShown), `and ${more} more errors in the logs`] : found
}

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

function read(line: string): Logged | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as Logged
  } catch {
    // The last line of a process that was killed while it wrote.
    return undefined
  }
}

function placeOf(stack = ''): string {
  return (
    stack
      .split('\n')
      .find((frame) => frame.includes('/apps/server/src/'))
      ?.trim() ?? ''
  )
}
