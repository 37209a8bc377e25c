import type { Context } from '../context.ts'
import { addAccountCalls } from '../features/operations/add-account-calls.ts'

const WRITE_EVERY_MS = 10_000

/** Writes down every 10 s how WeChat has answered: a row for each call would cost more than the call tells. */
export function startCallWriter(ctx: Context): { stop(): Promise<void> } {
  let writing = Promise.resolve()
  const write = () => {
    writing = writing.then(() => addAccountCalls(ctx))
    return writing
  }
  const timer = setInterval(write, WRITE_EVERY_MS).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await write()
    },
  }
}
