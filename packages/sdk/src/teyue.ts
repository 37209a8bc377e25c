import { createAsk } from './ask.ts'
import { type FollowOptions, type FollowQuery, followEvents } from './event-stream.ts'
import { type Calls, callsOf } from './generated/calls.ts'
import type { Event } from './generated/types.ts'
import { settingsOf, type TeyueOptions } from './settings.ts'

/** Teyue's API, call by call. It holds no connection of its own and needs no closing. */
export type Teyue = Omit<Calls, 'events'> & {
  readonly events: Calls['events'] & {
    /** Events as they happen, each once, also across broken lines: to see a payment turn paid. End it with the signal. */
    follow(query?: FollowQuery, options?: FollowOptions): AsyncGenerator<Event, void, undefined>
  }
}

export function createTeyue(options: TeyueOptions): Teyue {
  const settings = settingsOf(options)
  const calls = callsOf(createAsk(settings))
  const follow = (query?: FollowQuery, following?: FollowOptions) => followEvents(settings, query, following)
  return { ...calls, events: { ...calls.events, follow } }
}
