import { createDelays } from '../../kit/delays.ts'
import { networkOf } from '../../kit/networks.ts'
import { createTally } from '../../kit/tally.ts'
import { foldLogin } from './person.ts'

const DELAYS = { free: 4, firstMs: 1_000, longestMs: 900_000, maxNames: 20_000 }
const TRIES = { max: 60, windowMs: 60_000, maxNames: 20_000 }

export type SignInDelays = ReturnType<typeof createSignInDelays>

/**
 * Slows whoever guesses, and nobody else: what is counted is an address together with a name, so that failures elsewhere never
 * keep the owner of the name out; and how many names one address tries. Counted in each process.
 */
export function createSignInDelays() {
  const delays = createDelays(DELAYS)
  const tries = createTally(TRIES)
  const codesOf = (login: string) => `codes ${foldLogin(login)}`
  const pair = (address: string, login: string) => `${networkOf(address)} ${foldLogin(login)}`
  return {
    waitMs: (address: string, login: string, now: number) =>
      Math.max(delays.waitMs(pair(address, login), now), tries.waitMs(networkOf(address), now)),
    failed: (address: string, login: string, now: number) => {
      delays.failed(pair(address, login), now)
      tries.add(networkOf(address), now)
    },
    succeeded: (address: string, login: string) => {
      delays.succeeded(pair(address, login))
      delays.succeeded(codesOf(login))
    },
    takeBack: (address: string, login: string) => delays.takeBack(pair(address, login)),
    /** Whoever guesses codes knows the password already, so that this may count for all addresses: nobody else can cause it. */
    codeFailed: (login: string, now: number) => delays.failed(codesOf(login), now),
    codeWaitMs: (login: string, now: number) => delays.waitMs(codesOf(login), now),
  }
}
