const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const

/** A bench or a single test file that somebody breaks off leaves nothing running behind. */
export function stopWhenCutOff(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(exitCodes[signal])))
  }
}
