import { ControlError, notFound } from '../kit/control-error.ts'
import { readAuthorize, redirectOf } from '../login/authorize-payer.ts'
import { makeCode } from '../login/login-code.ts'
import { openPhoneSession, phoneCookie } from '../login/phone-session.ts'
import type { Control } from './control.ts'
import { findPayer } from './people.ts'
import { APPID, body, FLAG, HTTP_URL } from './schemas.ts'

const LONGEST_URL_CHARACTERS = 4_000

/** What a payer's phone does on the way to an openid. */
export function addLoginRoutes({ app, world }: Control): void {
  app.post<{ Params: { id: string } }>('/_control/payers/:id/session', async ({ params }, reply) => {
    const session = openPhoneSession(world, findPayer(world, params.id).id)
    await world.store.durable()
    return reply.header('Set-Cookie', phoneCookie(session)).send({ session })
  })

  app.post<{ Params: { id: string }; Body: { appid: string } }>(
    '/_control/payers/:id/login-code',
    { schema: { body: body({ appid: APPID }) } },
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
    { schema: { body: body({ url: { ...HTTP_URL, maxLength: LONGEST_URL_CHARACTERS }, 'agree?': FLAG }) } },
    async ({ params, body: asked }) => {
      const payer = findPayer(world, params.id)
      const request = readAuthorize(world, new URL(asked.url).searchParams)
      if ('code' in request) throw new ControlError(409, 'AUTHORIZE_REFUSED', request.words, request.reason)
      const location = redirectOf(world, request, payer.id, asked.agree ?? true)
      await world.store.durable()
      return { location }
    },
  )
}
