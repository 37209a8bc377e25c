import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const folder = import.meta.dirname

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

// The pages speak to nobody but the simulator that served them, and nothing in them is written inline.
const securityHeaders = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

type Page = { body: Buffer; contentType: string; etag: string }

/** The phone at `/`, the same phone opened at an H5 order at `/h5/:token`, and what both are made of under `/assets/`. */
export function servePages(app: FastifyInstance): void {
  const phone = readPage(path.join(folder, 'index.html'))
  const assets = readAssets(path.join(folder, 'assets'))

  app.get('/', (request, reply) => send(request, reply, phone))
  app.get('/h5/:token', (request, reply) => send(request, reply, phone))
  app.get<{ Params: { name: string } }>('/assets/:name', (request, reply) => {
    const page = assets.get(request.params.name)
    return page === undefined ? reply.code(404).headers(securityHeaders).send() : send(request, reply, page)
  })
}

// A request can only name what was in the folder at the start, so no path a caller sends ever reaches the disk.
function readAssets(from: string): Map<string, Page> {
  const names = readdirSync(from).filter((name) => path.extname(name) in contentTypes)
  return new Map(names.map((name) => [name, readPage(path.join(from, name))]))
}

function readPage(file: string): Page {
  const body = readFileSync(file)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { body, contentType: contentTypes[path.extname(file)]!, etag }
}

// The files have no version in their names: a browser keeps them, and asks each time whether they still stand.
function send(request: FastifyRequest, reply: FastifyReply, page: Page): FastifyReply {
  reply.headers({ ...securityHeaders, 'Cache-Control': 'no-cache', ETag: page.etag })
  if (request.headers['if-none-match'] === page.etag) return reply.code(304).send()
  return reply.type(page.contentType).send(page.body)
}
