// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Agreement } from './types/agreements.ts'

export function agreementsCalls(ask: Ask) {
  return {
    /**
     * The products and papers of a sub-merchant, each with its state and history.
     * 一个商户的产品权限与协议。
     */
    list: (sub_mchid: string) =>
      ask<{
        readonly agreements: readonly Agreement[]
      }>('GET', `/_control/merchants/${part(sub_mchid)}/agreements`),
    /**
     * Asks for, signs, refuses or withdraws one of them at the desk. `ask` from none, refused, withdrawn; `sign` or `refuse` from asked; `withdraw` from asked, granted; anything else is 409. `appid` for `joint_operation` and nothing else. `way: invitation`, only for `refund`: the sub-merchant authorises on its own platform, effective after the rule invitationSeconds; by default (`desk`) at once.
     * 在商务经理处申请、签署、拒绝或撤回。ask：自 none、refused、withdrawn；sign 与 refuse：自 asked；withdraw：自 asked、granted；其他为 409。appid 仅用于且必须用于 joint_operation。way 为 invitation 仅限 refund：子商户在自己的平台授权，经 invitationSeconds 生效；默认 desk 立即生效。
     */
    move: (
      sub_mchid: string,
      body: {
        readonly name:
          | 'jsapi'
          | 'native'
          | 'mini_program'
          | 'app'
          | 'h5'
          | 'codepay'
          | 'combine'
          | 'refund'
          | 'red_packets'
          | 'recommend_follow'
          | 'joint_operation'
        readonly act: 'ask' | 'sign' | 'refuse' | 'withdraw'
        readonly appid?: string
        readonly by?: string
        readonly why?: string
        readonly way?: 'desk' | 'invitation'
      },
    ) => ask<Agreement>('POST', `/_control/merchants/${part(sub_mchid)}/agreements`, { body }),
    /**
     * All that was ever asked for at the desk, the last moved first.
     * 商务经理处的所有申请，最近变动的在前。
     */
    all: (
      query: {
        readonly state?: string
        readonly name?: string
        readonly sub_mchid?: string
        readonly limit?: number | string
      } = {},
    ) =>
      ask<{
        readonly agreements: readonly Agreement[]
      }>('GET', '/_control/agreements', { query }),
  }
}
