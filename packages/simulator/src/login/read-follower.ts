import { openidOf } from '../orders/openid.ts'
import type { World } from '../world.ts'
import { appOfToken } from './app-token.ts'
import { need, type Params } from './check-app.ts'
import { LoginError } from './errors.ts'
import { unionidOf } from './unionid.ts'

/** `/cgi-bin/user/info`: whether a payer follows the service account. Of who does not, nothing else is told. */
export function readFollower(world: World, params: Params): unknown {
  const app = appOfToken(world, params.get('access_token'))
  const openid = need(params, 'openid', 'openidMissing')
  if (app.kind !== 'service_account') throw new LoginError('unauthorized', `${app.appid} is no service account`)
  const payer = world.openids.payerOf(openid, app.appid)
  if (payer === null) throw new LoginError('openid', `nobody has this openid under ${app.appid}`)
  return { subscribe: 0, openid: openidOf(payer, app.appid), ...unionidOf(payer, app) }
}
