import { recommendationOf } from '../follow/recommendation.ts'
import type { World } from '../world.ts'
import { pathsOf } from './add-sub-dev-config.ts'
import { BOTH_SIGN_TYPES, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkSpAppid } from './check-appids.ts'
import { MCHIDS, SIGN } from './common-fields.ts'

// In the answer both "no appid" and "no account" are this word.
const NONE = 'null'

/** Official page 4012691149 (mch_bank chapter 9_25). Both lists are JSON in a text. It takes no nonce. */
export const QUERY_SUB_DEV_CONFIG: V2Route = {
  path: '/secapi/mch/querysubdevconfig',
  endpoint: 'v2-query-sub-dev-config',
  fields: { appid: { type: 'text', label: '服务商的APPID', max: 32, required: true }, ...MCHIDS, ...SIGN },
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'sub_mch_id',
  act: querySubDevConfig,
}

function querySubDevConfig(world: World, call: V2Call): V2Answer {
  checkSpAppid(world, call)
  const { merchant } = call
  const account = (subAppid: string | null) => recommendationOf(world, merchant.sub_mchid, subAppid)?.subscribe_appid
  const bound = merchant.appids.map(({ appid }) => ({ subscribe_appid: account(appid) ?? NONE, sub_appid: appid }))
  const loose = account(null)
  const configs = [
    ...bound,
    ...(loose === undefined || loose === null ? [] : [{ subscribe_appid: loose, sub_appid: NONE }]),
  ]
  return {
    fields: {
      jsapi_path_list: JSON.stringify({ jsapi_path_list: pathsOf(world, merchant) }),
      appid_config_list: JSON.stringify({ appid_config_list: configs }),
    },
  }
}
