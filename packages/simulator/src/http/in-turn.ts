import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

const lastTurn = new WeakMap<Socket, Promise<void>>()

/**
 * One request of a connection after the other, as WeChat's gateway does. Node hands over all that were sent without
 * waiting at once, and an order and the query behind it would race.
 */
export function inTurn({ socket }: IncomingMessage, serve: () => Promise<void>): void {
  const before = lastTurn.get(socket)
  lastTurn.set(socket, before === undefined ? serve() : before.then(serve, serve))
}
