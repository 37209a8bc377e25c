// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'

export function webViewsCalls(ask: Ask) {
  return {
    /**
     * Opens a page in the phone's WeChat. `url` of the answer is what the phone shows in its frame: a port of this machine that passes this origin on and puts one script at the beginning of its HTML (WeixinJSBridge, wx). `phone` is the origin of the phone page, `key` proves that messages come from this page. `mini_appid`: the page stands for that mini program; `receipt`: a receipt on the page of the gold plan. Only pages of this machine and pages over https (PAGE_REFUSED), and only while the phone itself is open at localhost or 127.0.0.1 (PHONE_ELSEWHERE).
     * 在手机的微信里打开网页。回答 url 是手机的 frame 里要打开的地址：一个只转发这个源的本机端口，在 HTML 最前面加一段脚本（WeixinJSBridge、wx）。phone 是手机页面自己的源，key 证明消息来自这个网页。mini_appid：当作该小程序的页面；receipt：点金计划页里的商家小票。只打开本机的网页和 https 网页（PAGE_REFUSED）；手机页面要在 localhost 或 127.0.0.1 打开（PHONE_ELSEWHERE）。
     */
    open: (body: {
      readonly payer: string
      readonly url: string
      readonly phone: string
      readonly key: string
      readonly mini_appid?: string
      readonly receipt?: boolean
    }) =>
      ask<{
        readonly url: string
      }>('POST', '/_control/web-views', { body }),
  }
}
