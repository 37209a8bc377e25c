import { ControlError } from '../kit/control-error.ts'
import { openPhoneSession } from '../login/phone-session.ts'
import { showPage } from '../webview/show-page.ts'
import { isLoopback, readAddress } from '../webview/target.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { findPayer } from './people.ts'
import { APPID, body, FLAG, record, TEXT } from './schemas.ts'

const LONGEST_URL_CHARACTERS = 4_000
const PHONE = { type: 'string', pattern: '^https?://[^/]+$', maxLength: 100 }
const KEY = { type: 'string', pattern: '^[0-9A-Za-z-]{16,64}$' }

type Asked = { payer: string; url: string; phone: string; key: string; mini_appid?: string; receipt?: boolean }

/** WeChat's browser in the phone: where a page of any origin is shown as this payer sees it. */
export function addWebViewRoutes({ app, world }: Control): void {
  app.post<{ Body: Asked }>(
    '/_control/web-views',
    operation({
      id: 'webViews.open',
      group: 'pages',
      zh: '在手机的微信里打开网页',
      en: "Opens a page in the phone's WeChat",
      more: {
        zh: '回答 url 是手机的 frame 里要打开的地址：一个只转发这个源的本机端口，在 HTML 最前面加一段脚本（WeixinJSBridge、wx）。phone 是手机页面自己的源，key 证明消息来自这个网页。mini_appid：当作该小程序的页面；receipt：点金计划页里的商家小票。只打开本机的网页和 https 网页（PAGE_REFUSED）；手机页面要在 localhost 或 127.0.0.1 打开（PHONE_ELSEWHERE）。',
        en: '`url` of the answer is what the phone shows in its frame: a port of this machine that passes this origin on and puts one script at the beginning of its HTML (WeixinJSBridge, wx). `phone` is the origin of the phone page, `key` proves that messages come from this page. `mini_appid`: the page stands for that mini program; `receipt`: a receipt on the page of the gold plan. Only pages of this machine and pages over https (PAGE_REFUSED), and only while the phone itself is open at localhost or 127.0.0.1 (PHONE_ELSEWHERE).',
      },
      body: body({
        payer: { type: 'string', maxLength: 100 },
        url: { type: 'string', maxLength: LONGEST_URL_CHARACTERS },
        phone: PHONE,
        key: KEY,
        'mini_appid?': APPID,
        'receipt?': FLAG,
      }),
      answer: record({ url: TEXT }),
      refusals: { 404: ['PAYER_UNKNOWN'], 409: ['PAGE_REFUSED', 'PHONE_ELSEWHERE'] },
    }),
    async ({ body: asked }) => {
      const payer = findPayer(world, asked.payer)
      checkPhone(asked.phone)
      const page = readAddress(asked.url)
      const session = openPhoneSession(world, payer.id)
      await world.store.durable()
      const { phone, key, mini_appid: miniAppid = null, receipt = false } = asked
      return { url: await showPage(world, { payer: payer.id, session, miniAppid, receipt, phone, key }, page) }
    },
  )
}

// Frames of another site would be refused their cookies, so both have to be at one name of this machine.
function checkPhone(phone: string): void {
  if (URL.canParse(phone) && isLoopback(new URL(phone).hostname) && !phone.includes('[')) return
  throw new ControlError(
    409,
    'PHONE_ELSEWHERE',
    '微信里的网页只能在这台机器上看：请用 http://127.0.0.1 或 http://localhost 打开手机',
    'pages in WeChat are shown on this machine only: open the phone at http://127.0.0.1 or http://localhost',
  )
}
