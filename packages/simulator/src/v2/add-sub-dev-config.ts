import { isGranted, mayUseAppid } from '../agreements/agreement.ts'
import { why } from '../explain/because.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { World } from '../world.ts'
import { BOTH_SIGN_TYPES, textOf, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { checkSpAppid } from './check-appids.ts'
import { MCHIDS, SIGN } from './common-fields.ts'
import { refuseDeed } from './refusals.ts'

const MOST_PATHS = 5
const LONGEST_PATH = 256

/** Official page 4012691147 (mch_bank chapter 9_24_2): a pay path, or an appid to bind. It takes no nonce. */
export const ADD_SUB_DEV_CONFIG: V2Route = {
  path: '/secapi/mch/addsubdevconfig',
  endpoint: 'v2-add-sub-dev-config',
  fields: {
    appid: { type: 'text', label: '服务商的APPID', max: 32, required: true },
    ...MCHIDS,
    sub_appid: { type: 'text', label: '关联APPID', max: 32 },
    jsapi_path: { type: 'text', label: '授权目录', max: LONGEST_PATH, pattern: /^https?:\/\/[^\s?#]+\/$/ },
    ...SIGN,
  },
  signTypes: BOTH_SIGN_TYPES,
  numberField: 'sub_mch_id',
  act: addSubDevConfig,
}

function addSubDevConfig(world: World, call: V2Call): V2Answer {
  checkSpAppid(world, call)
  const [path, appid] = [textOf(call, 'jsapi_path'), textOf(call, 'sub_appid')]
  if (path === undefined && appid === undefined) {
    throw refuseDeed('fieldMissing', why('v2SettingNeeds'), ' jsapi_path')
  }
  const paths = path === undefined ? null : withPath(call.merchant, pathsOf(world, call.merchant), path)
  const merchant = appid === undefined ? null : withAppid(world, call.merchant, appid)
  world.store.write(() => {
    if (paths) world.store.put('pay_paths', call.merchant.sub_mchid, { paths })
    if (merchant) world.store.put('merchants', merchant.sub_mchid, merchant)
  })
  return { fields: {} }
}

/** 支付授权目录: from where a page may call up JSAPI. Not checked when an order is made, but by the phone. */
export function pathsOf(world: World, merchant: Merchant): readonly string[] {
  return world.store.get('pay_paths', merchant.sub_mchid)?.paths ?? []
}

export function addPath(world: World, merchant: Merchant, path: string): void {
  const paths = withPath(merchant, pathsOf(world, merchant), path)
  world.store.write(() => world.store.put('pay_paths', merchant.sub_mchid, { paths }))
}

// Adding again changes nothing: the caller may not have heard the first answer.
function withPath({ sub_mchid }: Merchant, paths: readonly string[], path: string): readonly string[] {
  if (paths.includes(path)) return paths
  if (paths.length >= MOST_PATHS) {
    throw refuseDeed('pathsFull', why('pathsFull', { sub_mchid, count: paths.length }))
  }
  return [...paths, path]
}

/** Another subject's appid needs the letter of joint operation (M17); several appids are allowed (M18). */
function withAppid(world: World, merchant: Merchant, appid: string): Merchant {
  const app = world.store.get('appids', appid)
  if (!app) throw refuseDeed('appidUnknown', why('appidUnknown', { appid, field: 'sub_appid', known: '—' }))
  if (!mayUseAppid(world, merchant, appid, 'joint_operation')) {
    const { sub_mchid, subject } = merchant
    throw refuseDeed('subjectsDiffer', why('subjectsDiffer', { appid, app_subject: app.subject, sub_mchid, subject }))
  }
  const others = merchant.appids.filter((binding) => binding.appid !== appid)
  const letter = isGranted(world, merchant, 'joint_operation', appid)
  return { ...merchant, appids: [...others, { appid, joint_operation_letter: letter }] }
}
