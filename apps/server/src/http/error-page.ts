import type { FastifyInstance } from 'fastify'
import { catalogue } from '../error-catalogue.ts'

/** Where each code is explained; a problem's `type` points there. */
export const ERROR_PAGE = '/docs/errors'

const style = `body{font:14px/22px system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#1F2329;max-width:60rem;margin:2rem auto;padding:0 1rem}
section{border-top:1px solid #E5E6EB;padding:12px 0}h2{font:600 14px/22px ui-monospace,monospace;margin:0}p{margin:4px 0}small{color:#646A73}
:target{background:#F7F8FA}@media(prefers-color-scheme:dark){body{background:#111315;color:#E5E6EB}section{border-color:#2B2F33}small{color:#8F959E}:target{background:#1A1D1F}}`

/** Every code of the catalogue on one page, so that the `type` of a problem leads somewhere without a network. */
export function errorPage(app: FastifyInstance): void {
  app.get(ERROR_PAGE, { schema: { hide: true } }, (_request, reply) =>
    reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
      .type('text/html; charset=utf-8')
      .send(html()),
  )
}

function html(): string {
  const sections = Object.entries(catalogue).map(
    ([code, entry]) =>
      `<section id="${code}"><h2>${code} <small>${entry.status}</small></h2><p>${entry.message} ${escaped(entry.next)}</p><p lang="zh">${entry.messageZh}${escaped(entry.nextZh)}</p></section>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Teyue 特约: errors</title><style>${style}</style><h1>Errors 错误码</h1>${sections.join('\n')}</html>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
