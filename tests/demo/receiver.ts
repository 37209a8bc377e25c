import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WebhookMessage } from '@teyue/contract/webhook-message'
import { Webhook } from 'standardwebhooks'

export type Received = {
  readonly id: string
  readonly signature: string
  readonly message: WebhookMessage
}

/** A merchant's system on this machine: takes webhooks and believes only what is signed with its secret. */
export type Receiver = {
  readonly url: string
  /** What arrives from now on is verified with this secret. */
  trust(secret: string): void
  /** The verified message of this type about this thing, once it has come; undefined until then. */
  find(type: string, subject: string): Received | undefined
  /** How often the message with this webhook-id has come. */
  count(id: string): number
  close(): Promise<void>
}

const path = '/webhooks'

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let secret: string | undefined
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const verified = verify(secret, Buffer.concat(chunks), request.headers)
      if (verified) received.push(verified)
      response.writeHead(verified ? 204 : 401).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    trust: (given) => {
      secret = given
    },
    find: (type, subject) => received.find(({ message }) => message.type === type && message.data.subject === subject),
    count: (id) => received.filter((one) => one.id === id).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The raw bytes against the three headers, with the standard's own library; undefined when it does not hold. */
function verify(secret: string | undefined, body: Buffer, headers: IncomingHttpHeaders): Received | undefined {
  if (secret === undefined) return undefined
  try {
    const message = new Webhook(secret).verify(body, headers as Record<string, string>) as WebhookMessage
    return { id: String(headers['webhook-id']), signature: String(headers['webhook-signature']), message }
  } catch {
    return undefined
  }
}
