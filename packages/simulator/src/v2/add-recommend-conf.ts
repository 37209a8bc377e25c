import { mayUseAppid } from '../agreements/agreement.ts'
import { why } from '../explain/because.ts'
import { iso } from '../explain/facts.ts'
import { recommendationOf, setRecommendation } from '../follow/recommendation.ts'
import type { Appid, Merchant } from '../storage/merchant-rows.ts'
import { subAppidUnbound } from '../wechat/check-payable.ts'
import { refuse } from '../wechat/refusals.ts'
import type { World } from '../world.ts'
import { textOf, type V2Answer, type V2Call, type V2Route } from './call.ts'
import { MCHIDS, NONCE, SIGN } from './common-fields.ts'
import { refuseDeed } from './refusals.ts'

const DAY_MS = 86_400_000
export const UNCHANGEABLE_MS = 30 * DAY_MS
// For payments that name no sub_appid.
const NO_APPID = 'NULL'

/** Official page 4012691145 (mch_bank chapter 9_24_1): the account that payers follow after paying. */
export const ADD_RECOMMEND_CONF: V2Route = {
  path: '/secapi/mkt/addrecommendconf',
  endpoint: 'v2-add-recommend-conf',
  fields: {
    ...MCHIDS,
    sub_appid: { type: 'text', label: '特约商户APPID', max: 32, required: true },
    subscribe_appid: { type: 'text', label: '推荐关注APPID', max: 32 },
    receipt_appid: { type: 'text', label: '支付凭证推荐小程序APPID', max: 32 },
    ...NONCE,
    ...SIGN,
  },
  signTypes: ['HMAC-SHA256'],
  numberField: 'sub_mch_id',
  act: addRecommendConf,
}

function addRecommendConf(world: World, call: V2Call): V2Answer {
  const [account, program] = [textOf(call, 'subscribe_appid'), textOf(call, 'receipt_appid')]
  recommend(world, call.merchant, subAppidOf(call), account, program)
  return { fields: {} }
}

/** What is recommended after payments with this `sub_appid`, or with none: an account or a mini program. */
export function recommend(
  world: World,
  merchant: Merchant,
  subAppid: string | null,
  account: string | undefined,
  program: string | undefined,
): void {
  if (subAppid !== null && !merchant.appids.some(({ appid }) => appid === subAppid)) {
    throw refuse('subAppidMismatch', subAppidUnbound(merchant, subAppid))
  }
  if ((account === undefined) === (program === undefined)) {
    throw refuseDeed('recommendOne', why('recommendOne'))
  }
  if (account !== undefined) checkApp(world, merchant, account, 'service_account')
  if (program !== undefined) checkApp(world, merchant, program, 'mini_program')
  checkChangeable(world, merchant, subAppid)
  setRecommendation(world, {
    sub_mchid: merchant.sub_mchid,
    sub_appid: subAppid,
    subscribe_appid: account ?? null,
    receipt_appid: program ?? null,
  })
}

function subAppidOf({ fields }: V2Call): string | null {
  const named = fields.get('sub_appid') ?? ''
  return named.toUpperCase() === NO_APPID ? null : named
}

/** The account's subject must be the sub-merchant's, unless the extra agreement is signed (M7). */
function checkApp(world: World, merchant: Merchant, appid: string, kind: Appid['kind']): void {
  const app = world.store.get('appids', appid)
  const field = kind === 'service_account' ? 'subscribe_appid' : 'receipt_appid'
  if (!app) throw refuseDeed('appidUnknown', why('appidUnknown', { appid, field, known: kind }))
  if (app.kind !== kind)
    throw refuseDeed('recommendKind', why('recommendKind', { appid, kind: app.kind, wanted: kind }))
  if (!mayUseAppid(world, merchant, appid, 'recommend_follow')) {
    const { subject } = merchant
    throw refuseDeed('subjectsDiffer', why('recommendSubjectsDiffer', { appid, app_subject: app.subject, subject }))
  }
}

function checkChangeable(world: World, merchant: Merchant, subAppid: string | null): void {
  const before = recommendationOf(world, merchant.sub_mchid, subAppid)
  if (!before) return
  const nextAt = before.changed_at + UNCHANGEABLE_MS
  if (world.clock.now() < nextAt) {
    const because = why('recommendTooSoon', { changed: iso(before.changed_at), next: iso(nextAt) })
    throw refuseDeed('recommendTooSoon', because)
  }
}
