// Nothing that is stopped may keep the process longer than this.
const longestStopMs = 20_000

/** Keeps running until Ctrl-C or a SIGTERM, then closes what was opened, last first. A second Ctrl-C stops at once. */
export async function runUntilStopped(closers: readonly (() => Promise<void>)[]): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  process.once('SIGINT', () => process.exit(130))
  setTimeout(() => process.exit(1), longestStopMs).unref()
  await closeAll(closers)
  process.exit(0)
}

/** Closes what was opened, last first, and the rest too when one cannot be closed. */
export async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of [...closers].reverse()) await close().catch(() => undefined)
}
