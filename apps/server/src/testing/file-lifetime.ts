import { after } from 'node:test'
import type { Lifetime } from './context.ts'

/** The lifetime of a test file, or of its `describe`: whatever was opened in it is closed after its last test, the newest first. */
export function fileLifetime(): Lifetime {
  const closers: (() => Promise<void> | void)[] = []
  after(async () => {
    for (const close of closers.reverse()) await close()
  })
  return { after: (close) => void closers.push(close) }
}
