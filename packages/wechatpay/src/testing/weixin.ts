import type { TestContext } from 'node:test'
import { createWeixin, type Weixin, type WeixinOptions } from '../weixin/weixin.ts'
import type { Behaviour } from './server.ts'
import { NOON } from './wechat.ts'

export const APP = { appid: 'wx2421b1c4370ec43b', secret: '9b2dd5c1f2a0470f8d1e6f0c7a3b5e42' }

/** A client of the server at `url`, which ends with the test. */
export function weixinOf(t: TestContext, url: string, more: Partial<WeixinOptions> = {}): Weixin {
  const weixin = createWeixin({ now: () => NOON, baseUrl: url, ...more })
  t.after(() => weixin.close())
  return weixin
}

/** Answers as api.weixin.qq.com does, errors too: HTTP 200 and JSON. */
export function answerJson(body: unknown): Behaviour {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body))
  }
}
