// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'

export function loginsCalls(ask: Ask) {
  return {
    /**
     * This browser is now the payer's, as if it were the one inside WeChat. Also set as the cookie `wechat_phone`.
     * 这个浏览器从此是付款人手机里的微信。同时以 cookie wechat_phone 给出。
     */
    openSession: (id: string) =>
      ask<{
        readonly session: string
      }>('POST', `/_control/payers/${part(id)}/session`),
    /**
     * The code that wx.login gives in a mini program, or WeChat to a mobile app.
     * 小程序 wx.login 或移动应用得到的 code。
     */
    makeCode: (
      id: string,
      body: {
        readonly appid: string
      },
    ) =>
      ask<{
        readonly code: string
      }>('POST', `/_control/payers/${part(id)}/login-code`, { body }),
    /**
     * Opens an authorize link on the payer's phone, without a browser. `location`: where it leads, with `code` and `state`.
     * 在手机上打开网页授权链接，不需浏览器。location 是它导向的地址，带 code 与 state。
     */
    authorize: (
      id: string,
      body: {
        readonly url: string
        readonly agree?: boolean
      },
    ) =>
      ask<{
        readonly location: string
      }>('POST', `/_control/payers/${part(id)}/authorize`, { body }),
  }
}
