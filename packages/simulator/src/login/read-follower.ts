import { why } from '../explain/because.ts'
import { followOf, follows } from '../follow/follows.ts'
import { openidOf } from '../orders/openid.ts'
import type { World } from '../world.ts'
import { appOfToken } from './app-token.ts'
import { need, type Params, wrongKind } from './check-app.ts'
import { LoginError } from './errors.ts'
import { unionidOf } from './unionid.ts'

/** `/cgi-bin/user/info`: whether a payer follows the service account. Of who does not, nothing else is told. */
export function readFollower(world: World, params: Params): unknown {
  const app = appOfToken(world, params.get('access_token'))
  const openid = need(params, 'openid', 'openidMissing')
  if (app.kind !== 'service_account') throw new LoginError('unauthorized', wrongKind(app, 'service_account'))
  const payer = world.openids.payerOf(openid, app.appid)
  if (payer === null) throw new LoginError('openid', why('loginOpenidUnknown', { openid, appid: app.appid }))
  const person = { openid: openidOf(payer, app.appid), ...unionidOf(payer, app) }
  if (!follows(world, payer, app.appid)) return { subscribe: 0, ...person }
  const since = followOf(world, payer, app.appid)?.since ?? 0
  return {
    subscribe: 1,
    ...person,
    language: 'zh_CN',
    subscribe_time: Math.floor(since / 1000),
    remark: '',
    groupid: 0,
    tagid_list: [],
    subscribe_scene: 'ADD_SCENE_PAID',
    qr_scene: 0,
    qr_scene_str: '',
  }
}
