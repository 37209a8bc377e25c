import assert from 'node:assert/strict'
import http from 'node:http'
import { control } from './control-client.ts'
import type { Stage } from './stage.ts'

export type LoginReply = {
  readonly status: number
  readonly type: string | undefined
  readonly location: string | undefined
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Asks open.weixin.qq.com or api.weixin.qq.com, which never sign and never demand a header. */
export function askLogin(
  url: string,
  path: string,
  query: Readonly<Record<string, string>> = {},
  more: { method?: string; body?: string; cookie?: string } = {},
): Promise<LoginReply> {
  const target = new URL(path, url)
  target.search = new URLSearchParams(query).toString()
  const headers = more.cookie === undefined ? {} : { Cookie: more.cookie }
  return new Promise((resolve, reject) => {
    const request = http.request(target, { method: more.method ?? 'GET', headers })
    request.on('error', reject)
    request.on('response', async (response) => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      const { 'content-type': type, location } = response.headers
      const body = text.startsWith('{') ? JSON.parse(text) : {}
      resolve({ status: response.statusCode ?? 0, type, location, text, body })
    })
    request.end(more.body)
  })
}

export function assertErrcode(reply: LoginReply, errcode: number): void {
  assert.deepEqual([reply.status, reply.body.errcode], [200, errcode], reply.text)
  assert.match(String(reply.body.errmsg), /^[a-zA-Z_ ,]+, rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/)
}

export type App = { readonly appid: string; readonly app_secret: string }

export function makeApp(stage: Stage, kind: string, more: Readonly<Record<string, unknown>> = {}): Promise<App> {
  return control<App>(stage.url, 'POST', '/appids', { name: '晴天', kind, subject: '晴天公司', ...more })
}
