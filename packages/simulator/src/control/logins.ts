import { explain } from '../explain/because.ts'
import { ControlError, notFound } from '../kit/control-error.ts'
import { readAuthorize, redirectOf } from '../login/authorize-payer.ts'
import { makeCode } from '../login/login-code.ts'
import { openPhoneSession, phoneCookie } from '../login/phone-session.ts'
import type { Control } from './control.ts'
import { operation } from './operation.ts'
import { findPayer } from './people.ts'
import { APPID, body, FLAG, HTTP_URL, record, TEXT } from './schemas.ts'

const LONGEST_URL_CHARACTERS = 4_000

/** What a payer's phone does on the way to an openid. */
export function addLoginRoutes({ app, world }: Control): void {
  app.post<{ Params: { id: string } }>(
    '/_control/payers/:id/session',
    operation({
      id: 'logins.openSession',
      group: 'logins',
      zh: '这个浏览器从此是付款人手机里的微信',
      en: "This browser is now the payer's, as if it were the one inside WeChat",
      more: { zh: '同时以 cookie wechat_phone 给出。', en: 'Also set as the cookie `wechat_phone`.' },
      answer: record({ session: TEXT }),
      refusals: { 404: ['PAYER_UNKNOWN'] },
    }),
    async ({ params }, reply) => {
      const session = openPhoneSession(world, findPayer(world, params.id).id)
      await world.store.durable()
      return reply.header('Set-Cookie', phoneCookie(session)).send({ session })
    },
  )

  app.post<{ Params: { id: string }; Body: { appid: string } }>(
    '/_control/payers/:id/login-code',
    operation({
      id: 'logins.makeCode',
      group: 'logins',
      zh: '小程序 wx.login 或移动应用得到的 code',
      en: 'The code that wx.login gives in a mini program, or WeChat to a mobile app',
      body: body({ appid: APPID }),
      answer: record({ code: TEXT }),
      refusals: { 404: ['PAYER_UNKNOWN', 'NOT_FOUND'], 409: ['WRONG_KIND'] },
    }),
    async ({ params, body: asked }) => {
      const payer = findPayer(world, params.id)
      const row = world.store.get('appids', asked.appid)
      if (!row) throw notFound('应用', 'appid', asked.appid)
      if (row.kind === 'service_account') {
        throw new ControlError(409, 'WRONG_KIND', '公众号网页请走网页授权', 'a service account logs in by authorize')
      }
      const code = makeCode(world, payer.id, row, 'snsapi_userinfo')
      await world.store.durable()
      return { code }
    },
  )

  app.post<{ Params: { id: string }; Body: { url: string; agree?: boolean } }>(
    '/_control/payers/:id/authorize',
    operation({
      id: 'logins.authorize',
      group: 'logins',
      zh: '在手机上打开网页授权链接，不需浏览器',
      en: "Opens an authorize link on the payer's phone, without a browser",
      more: {
        zh: 'location 是它导向的地址，带 code 与 state。',
        en: '`location`: where it leads, with `code` and `state`.',
      },
      body: body({ url: { ...HTTP_URL, maxLength: LONGEST_URL_CHARACTERS }, 'agree?': FLAG }),
      answer: record({ location: TEXT }),
      refusals: { 404: ['PAYER_UNKNOWN'], 409: ['AUTHORIZE_REFUSED'] },
    }),
    async ({ params, body: asked }) => {
      const payer = findPayer(world, params.id)
      const request = readAuthorize(world, new URL(asked.url).searchParams)
      if ('code' in request) {
        const { words, because } = request
        throw new ControlError(409, 'AUTHORIZE_REFUSED', words, explain(because).why_en, because)
      }
      const location = redirectOf(world, request, payer.id, asked.agree ?? true)
      await world.store.durable()
      return { location }
    },
  )
}
