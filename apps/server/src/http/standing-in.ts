import { AsyncLocalStorage } from 'node:async_hooks'
import type { Caller } from './caller.ts'

// Known to nothing that comes over a network: no header can pretend it.
const standingIn = new AsyncLocalStorage<Caller>()

/** Asks our own application in the name of somebody who asked before, and is not here now. */
export function askAs<T>(caller: Caller, work: () => Promise<T>): Promise<T> {
  return standingIn.run(caller, work)
}

/** In whose name the program itself asks; undefined for whatever came from outside. */
export function standInCaller(): Caller | undefined {
  return standingIn.getStore()
}
