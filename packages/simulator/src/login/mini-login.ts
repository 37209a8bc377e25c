import { randomBytes } from 'node:crypto'
import { openidOf } from '../orders/openid.ts'
import type { World } from '../world.ts'
import { checkApp, checkGrantType, need, type Params, wrongKind } from './check-app.ts'
import { LoginError } from './errors.ts'
import { takeCode } from './login-code.ts'
import { unionidOf } from './unionid.ts'

const SESSION_KEY_BYTES = 16

/** `/sns/jscode2session`: the code of `wx.login` for the payer's openid under the mini program. */
export function exchangeMiniCode(world: World, params: Params): unknown {
  const app = checkApp(world, params)
  if (app.kind !== 'mini_program') throw new LoginError('appid', wrongKind(app, 'mini_program'))
  const code = need(params, 'js_code', 'codeMissing')
  checkGrantType(params, 'authorization_code')
  const { payer } = takeCode(world, code, 'mini_code', app)
  return {
    session_key: randomBytes(SESSION_KEY_BYTES).toString('base64'),
    openid: openidOf(payer, app.appid),
    ...unionidOf(payer, app),
  }
}
