import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { Webhook } from 'standardwebhooks'

/** What the receiver does with the next message: takes it, refuses it, or breaks the connection. */
export type Mood = 'take' | 'refuse' | 'drop'

export type WebhookReceiver = {
  readonly url: string
  /** Told by the endpoint's registration; messages that come before wait for it. */
  secret(text: string): void
  /** How often each verified message was taken, by webhook-id. */
  readonly taken: ReadonlyMap<string, number>
  /** Messages whose signature did not hold. */
  readonly forged: readonly string[]
  /** Messages that were refused or dropped on purpose. */
  readonly turnedAway: number
  close(): Promise<void>
}

/** A merchant's webhook endpoint on loopback, which verifies with the library that merchants use. */
export async function startWebhookReceiver(
  moodOf: (arrival: number, body: string) => Mood = () => 'take',
): Promise<WebhookReceiver> {
  const secret = Promise.withResolvers<Webhook>()
  const taken = new Map<string, number>()
  const forged: string[] = []
  let arrivals = 0
  let turnedAway = 0

  const judge = async (request: IncomingMessage): Promise<Mood> => {
    const arrival = ++arrivals
    const body = await buffer(request)
    const mood = moodOf(arrival, body.toString('utf8'))
    const id = String(request.headers['webhook-id'])
    if (!isGenuine(await secret.promise, request, body)) {
      forged.push(id)
      return 'refuse'
    }
    if (mood === 'take') taken.set(id, (taken.get(id) ?? 0) + 1)
    else turnedAway++
    return mood
  }
  const server = createServer((request, response) => {
    judge(request).then(
      (mood) => (mood === 'drop' ? response.destroy() : response.writeHead(mood === 'take' ? 204 : 500).end()),
      () => response.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    secret: (text) => secret.resolve(new Webhook(text)),
    taken,
    forged,
    get turnedAway() {
      return turnedAway
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function isGenuine(webhook: Webhook, { headers }: IncomingMessage, body: Buffer): boolean {
  try {
    webhook.verify(body.toString('utf8'), headers as Record<string, string>)
    return true
  } catch {
    return false
  }
}
