import { findUsableCode, reserveCode } from '../codes/payment-code.ts'
import { whyNoCode } from '../explain/code-reasons.ts'
import { openidOf } from '../orders/openid.ts'
import { CHARGE_REFUSALS } from '../wechat/codepay/refusal-names.ts'
import { refuse } from '../wechat/refusals.ts'
import type { World } from '../world.ts'
import { BOTH_SIGN_TYPES, textOf, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkAppids } from './check-appids.ts'
import { COMMON_FIELDS } from './common-fields.ts'

/** Official page micropay_sl chapter 9_12: who shows this code. From then on only this SP may charge it. */
export const AUTH_CODE_TO_OPENID: V2Route = {
  path: '/tools/authcodetoopenid',
  endpoint: 'v2-auth-code-to-openid',
  fields: { ...COMMON_FIELDS, auth_code: { type: 'text', label: '授权码', max: 128, required: true } },
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'auth_code',
  act: authCodeToOpenid,
}

function authCodeToOpenid(world: World, call: V2Call): V2Answer {
  checkAppids(world, call)
  const digits = textOf(call, 'auth_code') ?? ''
  const code = findUsableCode(world, digits, call.provider.mchid)
  if (typeof code === 'string') throw refuse(CHARGE_REFUSALS[code], whyNoCode(world, code, digits))
  reserveCode(world, code, call.provider.mchid)
  const bound = call.merchant.appids
  const subAppid = textOf(call, 'sub_appid') ?? (bound.length === 1 ? bound[0]?.appid : undefined)
  return {
    fields: {
      openid: openidOf(code.payer, textOf(call, 'appid') ?? ''),
      // For the sub_appid that was named, or the only one there is.
      ...(subAppid === undefined ? {} : { sub_openid: openidOf(code.payer, subAppid) }),
    },
  }
}
