import { isStartedByNpm } from '../env.ts'
import { OperatorError } from '../kit/operator-error.ts'

// Nothing that is stopped may keep the process longer than this.
const longestStopMs = 20_000
// One Ctrl-C may come twice: from the terminal, and passed on by npm.
const oneCtrlCMs = 500
const parentLookMs = 200
const stoppedByForce = 130

export type Closers = (() => Promise<void>)[]

/**
 * Opens what the command needs and says the text it answers with; keeps running until Ctrl-C, SIGTERM or a closed
 * terminal; then closes what was opened, last first. A stop that comes while opening waits for the opening to end, so
 * that nothing is left half open. Another Ctrl-C ends at once.
 */
export async function runUntilStopped(open: (closers: Closers) => Promise<string>): Promise<void> {
  // A terminal or a pipe that is gone is no reason to leave a database running.
  process.stdout.on('error', () => undefined)
  const closers: Closers = []
  const stop = listenForStop()
  try {
    const welcome = await open(closers)
    if (!stop.signal.aborted) process.stdout.write(welcome)
  } catch (error) {
    await closeAll(closers)
    // Ctrl-C reaches every program of the terminal, also the one that was making the database.
    if (stop.signal.aborted) process.exit(stoppedByForce)
    throw error
  }
  await aborted(stop.signal)
  const failures = await closeAll(closers)
  for (const failure of failures) process.stderr.write(`${sentenceOf(failure)}\n`)
  process.exit(failures.length === 0 ? 0 : 1)
}

/** Closes what was opened, last first, and the rest too when one cannot be closed; answers with what went wrong. */
async function closeAll(closers: Closers): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const close of [...closers].reverse()) await close().catch((error: unknown) => failures.push(error))
  return failures
}

/** What the operator can mend is said in a sentence; anything else is a bug and shows where. */
export function sentenceOf(error: unknown): string {
  if (error instanceof OperatorError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function listenForStop(): AbortController {
  const stop = new AbortController()
  let askedAt = 0
  const ask = () => {
    const now = performance.now()
    if (stop.signal.aborted && now - askedAt > oneCtrlCMs) process.exit(stoppedByForce)
    if (stop.signal.aborted) return
    askedAt = now
    setTimeout(giveUp, longestStopMs).unref()
    stop.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  if (isStartedByNpm()) watchParent(ask)
  return stop
}

/** npm hands a signal to the shell between it and us, and most shells die of it without passing it on. */
function watchParent(ask: () => void): void {
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    ask()
  }, parentLookMs)
  look.unref()
}

function giveUp(): void {
  process.stderr.write(`Teyue did not stop within ${longestStopMs / 1000} s and ends now. Nothing committed is lost.\n`)
  process.exit(1)
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}
