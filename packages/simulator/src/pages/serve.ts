import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { libraries } from './libraries.ts'
import { htmlOf, type Place, places } from './places.ts'

const ASSETS = path.join(import.meta.dirname, 'assets')

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

// Assets stand under an address that names their version as well: there a browser keeps them and never asks again.
const VERSIONED = /^v-([\w-]+)\/(.*)$/
const ASK_EACH_TIME = 'no-cache'
const KEEP = 'max-age=31536000, immutable'

type Page = { body: Buffer; contentType: string; etag: string; headers: Record<string, string> }

/** All that is served, read once for all worlds of a process. */
export type Pages = {
  readonly places: readonly { readonly addresses: readonly string[]; readonly page: Page }[]
  readonly assets: ReadonlyMap<string, Page>
  /** Differs when any asset does. */
  readonly version: string
}

export function readPages(): Pages {
  const assets = readAssets()
  const version = digestOf(Buffer.from([...assets.values()].map(({ etag }) => etag).join()))
  const pages = places.map((place) => ({
    addresses: place.addresses,
    page: pageOf(Buffer.from(htmlOf(place, `/assets/v-${version}`)), '.html', securityHeaders(place)),
  }))
  return { places: pages, assets, version }
}

/** The pages, each at its addresses, and what they are made of under `/assets/`; others' libraries under `/assets/lib/`. */
export function servePages(app: FastifyInstance, pages: Pages): void {
  for (const { addresses, page } of pages.places) {
    for (const address of addresses) app.get(address, (request, reply) => send(request, reply, page))
  }
  app.get<{ Params: { '*': string } }>('/assets/*', (request, reply) => {
    const [, version, name = request.params['*']] = VERSIONED.exec(request.params['*']) ?? []
    const asset = pages.assets.get(name)
    if (asset === undefined) return reply.code(404).headers(securityHeaders()).send()
    // A page of yesterday that is still open asks for yesterday's: it gets today's, and does not keep them as yesterday's.
    return send(request, reply, asset, version === pages.version ? KEEP : ASK_EACH_TIME)
  })
}

// The pages speak to nobody but the simulator that served them, and nothing in them is written inline.
function securityHeaders(place?: Place): Record<string, string> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      ...(place?.frames === undefined ? [] : [`frame-src ${place.frames}`]),
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}

// A request can only name what was in the folder at the start, so no path a caller sends ever reaches the disk.
function readAssets(): Map<string, Page> {
  const names = readdirSync(ASSETS, { recursive: true, encoding: 'utf8' }).filter(
    (name) => path.extname(name) in contentTypes,
  )
  const own = names.map((name): [string, string] => [name.replaceAll(path.sep, '/'), path.join(ASSETS, name)])
  const others = Object.entries(libraries).map(([name, file]): [string, string] => [`lib/${name}`, file])
  return new Map(
    [...own, ...others].map(([name, file]) => [
      name,
      pageOf(readFileSync(file), path.extname(file), securityHeaders()),
    ]),
  )
}

function pageOf(body: Buffer, extension: string, headers: Record<string, string>): Page {
  return { body, contentType: contentTypes[extension]!, etag: `"${digestOf(body)}"`, headers }
}

function digestOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 22)
}

function send(request: FastifyRequest, reply: FastifyReply, page: Page, keeping = ASK_EACH_TIME): FastifyReply {
  reply.headers({ ...page.headers, 'Cache-Control': keeping, ETag: page.etag })
  if (request.headers['if-none-match'] === page.etag) return reply.code(304).send()
  return reply.type(page.contentType).send(page.body)
}
