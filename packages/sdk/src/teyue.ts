import { createAsk } from './ask.ts'
import { type Calls, callsOf } from './generated/calls.ts'
import { settingsOf, type TeyueOptions } from './settings.ts'

/** Teyue's API, call by call. It holds no connection of its own and needs no closing. */
export type Teyue = Calls

export function createTeyue(options: TeyueOptions): Teyue {
  return callsOf(createAsk(settingsOf(options)))
}
