import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** `cut_after`: the platform does it, and its answer is lost. The others never reach the platform. */
export type Mishap =
  | 'cut_after'
  | 'cut_before'
  | 'hang'
  | 'gateway'
  | { readonly status: number; readonly body: object; readonly headers?: object }

export type BadLine = {
  readonly url: string
  /** What happens to the next requests, in order; then all goes well. */
  spoil(...mishaps: readonly Mishap[]): void
  /** Breaks every connection that is open. */
  cut(): void
  /** Each request that came by: its line and its Idempotency-Key. */
  readonly seen: { readonly line: string; readonly key: string | undefined }[]
}

/** A line between the SDK and the platform on which answers get lost. */
export async function openBadLine(t: Pick<TestContext, 'after'>, target: string): Promise<BadLine> {
  const mishaps: Mishap[] = []
  const seen: BadLine['seen'] = []
  const server = createServer((incoming, outgoing) => {
    const mishap = mishaps.shift()
    const key = incoming.headers['idempotency-key']
    seen.push({ line: `${incoming.method} ${incoming.url}`, key: typeof key === 'string' ? key : undefined })
    if (mishap === 'hang') return
    if (mishap === 'cut_before') return void incoming.socket.destroy()
    if (mishap === 'gateway')
      return void outgoing.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>')
    if (typeof mishap === 'object')
      return void outgoing.writeHead(mishap.status, { ...mishap.headers }).end(JSON.stringify(mishap.body))
    forward(target, incoming, outgoing, mishap === 'cut_after')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, seen, cut: () => server.closeAllConnections(), spoil: (...some) => void mishaps.push(...some) }
}

function forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse, isCut: boolean): void {
  const { method, url, headers } = incoming
  const passed = request(new URL(url!, target), { method, headers }, (answer) => {
    if (isCut) return void answer.resume().once('end', () => incoming.socket.destroy())
    outgoing.writeHead(answer.statusCode!, answer.headers)
    answer.pipe(outgoing)
  })
  incoming.pipe(passed)
}
