import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Where `npm ci` builds the console's pages. */
export const CONSOLE_FOLDER = fileURLToPath(new URL('../../../console/dist/', import.meta.url))

const NONCE_PLACE = '{{nonce}}'
const NONCE_BYTES = 16
const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Teyue 特约</title>
<p>控制台还没有构建：请在 Teyue 的目录里运行 <code>npm run build -w apps/console</code>，然后重新启动。
<p lang="en">The console is not built: run <code>npm run build -w apps/console</code> in Teyue’s folder, then start again.`

/**
 * The console: its files, which carry a hash in their names and are kept by browsers for ever, and its page, at every address
 * that no route has. Nothing inline runs there; styles that its own scripts make bear the page's nonce.
 */
export function consolePages(
  app: FastifyInstance,
  folder: string,
): (request: FastifyRequest, reply: FastifyReply) => boolean {
  const file = path.join(folder, 'index.html')
  const isBuilt = existsSync(file)
  const page = isBuilt ? readFileSync(file, 'utf8') : notBuilt
  if (isBuilt)
    app.register(fastifyStatic, {
      root: path.join(folder, 'assets'),
      prefix: '/assets/',
      preCompressed: true,
      index: false,
      immutable: true,
      maxAge: '365d',
      decorateReply: false,
      schemaHide: true,
    })
  return (request, reply) => {
    if (!isForPerson(request)) return false
    const nonce = randomBytes(NONCE_BYTES).toString('base64')
    reply
      .code(200)
      .header('content-security-policy', policy(nonce))
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_PLACE, nonce))
    return true
  }
}

/** A browser that goes to an address, not a program that missed one. */
function isForPerson({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true && !/^\/(v1|assets|notify|docs)\//.test(url)
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
