import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type RobotMessage = {
  readonly path: string
  readonly body: { readonly [field: string]: unknown }
  /** What the message says, whichever robot it was for. */
  readonly says: string
  /** Whether Feishu's robot would have taken its signature. */
  readonly isSigned: boolean
}

export type RobotReceiver = {
  readonly url: string
  readonly messages: readonly RobotMessage[]
  /** From now on it refuses as the robots do: with 200 and a code in the body. */
  refuse(isRefusing: boolean): void
  close(): Promise<void>
}

/** Group robots of WeCom and Feishu on loopback; Feishu's verify their signature with this secret. */
export async function startRobotReceiver(secret: string): Promise<RobotReceiver> {
  const messages: RobotMessage[] = []
  let isRefusing = false
  const server = createServer((request, response) => {
    text(request).then((body) => {
      const parsed = JSON.parse(body)
      messages.push({
        path: request.url ?? '',
        body: parsed,
        says: saidBy(parsed),
        isSigned: parsed.sign === signature(parsed.timestamp, secret),
      })
      const code = isRefusing ? 45009 : 0
      response.end(JSON.stringify(request.url?.startsWith('/cgi-bin') ? { errcode: code } : { code }))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    refuse: (wanted) => {
      isRefusing = wanted
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** As Feishu's documentation has it: the string to sign is the key, and nothing is signed with it. */
function signature(timestamp: unknown, secret: string): string {
  return createHmac('sha256', `${String(timestamp)}\n${secret}`).digest('base64')
}

function saidBy(body: { readonly markdown?: { content: string }; readonly content?: unknown }): string {
  return body.markdown?.content ?? JSON.stringify(body.content)
}
