import { createDecipheriv } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = {
  readonly headers: http.IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  readonly text: string
}

export type Receiver = {
  readonly url: string
  readonly received: Received[]
  /** What to answer; a function may hold the answer back. */
  answer: (received: Received) => number | Promise<number>
  /** The body of the answer. */
  text: string | (() => string)
  close(): Promise<void>
}

/** Where notices go in a test: keeps them as they came and answers what the test wants. */
export async function openReceiver(status = 200): Promise<Receiver> {
  const receiver: Omit<Receiver, 'url' | 'close'> = { received: [], answer: () => status, text: '' }
  const server = http.createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const received = { headers: request.headers, rawHeaders: request.rawHeaders, text }
    receiver.received.push(received)
    response.writeHead(await receiver.answer(received))
    response.end(typeof receiver.text === 'string' ? receiver.text : receiver.text())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/notify`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  })
}

export type SealedNotice = {
  readonly id: string
  readonly event_type: string
  readonly summary: string
  readonly resource: { ciphertext: string; nonce: string; associated_data: string; original_type: string }
}

export function unseal(sealed: SealedNotice['resource'], apiV3Key: string): string {
  const bytes = Buffer.from(sealed.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', apiV3Key, sealed.nonce)
  decipher.setAAD(Buffer.from(sealed.associated_data))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}

export function openNotice(received: Received, apiV3Key: string): Record<string, unknown> {
  const notice = JSON.parse(received.text) as SealedNotice
  return JSON.parse(unseal(notice.resource, apiV3Key)) as Record<string, unknown>
}
