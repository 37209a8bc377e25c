import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Served = {
  readonly method: string
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}
export type Page = (request: Served, response: ServerResponse) => void | Promise<void>

/** A merchant's web server: pages by path, and what it was asked. */
export type Shop = { readonly url: string; readonly asked: readonly Served[]; close(): Promise<void> }

export async function openShop(pages: Readonly<Record<string, Page>>): Promise<Shop> {
  const asked: Served[] = []
  const server = http.createServer(async (request, response) => {
    const served = await read(request)
    asked.push(served)
    const page = pages[served.path.split('?')[0]!]
    if (page) await page(served, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

export function html(text: string, headers: http.OutgoingHttpHeaders = {}): Page {
  return (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(text)
  }
}

export function redirect(location: string): Page {
  return (_request, response) => {
    response.writeHead(302, { Location: location }).end()
  }
}

async function read(request: IncomingMessage): Promise<Served> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const { method = '', url = '', headers } = request
  return { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') }
}
