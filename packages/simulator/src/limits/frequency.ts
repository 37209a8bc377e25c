import { why } from '../explain/because.ts'
import { rulesOf } from '../rules.ts'
import { refuse } from '../wechat/refusals.ts'
import type { World } from '../world.ts'

const MINUTE_MS = 60_000

type Limit = { readonly perSecond: number; readonly failedPerSecond?: number } | { readonly perMinute: number }

const CODE_PAYMENT = { perSecond: 33 }
const REFUND = { perSecond: 150, failedPerSecond: 6 }

/** Calls per second and SP, by the endpoint's name; what WeChat publishes no number for is not limited. */
const LIMITS: ReadonlyMap<string, Limit> = new Map<string, Limit>([
  // 基础支付常见问题, no. 4: about 500 a second.
  ['jsapi', { perSecond: 500 }],
  // The partner pages of code payment: about 33 a second, 2,000 a minute.
  ['codepay', CODE_PAYMENT],
  ['v2-micropay', CODE_PAYMENT],
  // 申请退款: 150 a second that succeed, 6 a second that fail.
  ['refund', REFUND],
  ['v2-refund', REFUND],
  // 申请资金账单: 3 a second.
  ['fund-bill', { perSecond: 3 }],
  // 查询单笔退款.
  ['query-refund', { perSecond: 300 }],
  // 提交申请单, 提交商户开户意愿申请单 and its queries, 修改结算账户.
  ['applyment', { perSecond: 15 }],
  ['subject-confirmation', { perSecond: 5 }],
  ['query-subject-confirmation', { perSecond: 20 }],
  ['subject-state', { perSecond: 10 }],
  ['modify-settlement', { perMinute: 20 }],
  // 查询支持个人业务的银行列表 and the pages beside it.
  ...['banks', 'provinces', 'cities', 'branches'].map((name) => [name, { perSecond: 300 }] as const),
])

/** Does the deed unless this SP has called too often; a deed that is refused counts among the failed. */
export function withinLimits<Result>(world: World, mchid: string, endpoint: string, deed: () => Result): Result {
  const limit = LIMITS.get(endpoint)
  if (limit === undefined || rulesOf(world).frequencyLimits === 'off') return deed()
  if ('perMinute' in limit) return withinMinute(world, mchid, endpoint, limit.perMinute, deed)
  const count = world.frequency.now(mchid, endpoint, world.clock.now())
  const { perSecond, failedPerSecond } = limit
  if (count.calls >= perSecond) throw refuse('frequencyLimited', why('frequency', { endpoint, limit: perSecond }))
  if (failedPerSecond !== undefined && count.failed >= failedPerSecond) {
    throw refuse('frequencyLimited', why('frequencyFailed', { endpoint, limit: failedPerSecond }))
  }
  count.calls++
  try {
    return deed()
  } catch (error) {
    count.failed++
    throw error
  }
}

function withinMinute<Result>(
  world: World,
  mchid: string,
  endpoint: string,
  perMinute: number,
  deed: () => Result,
): Result {
  const count = world.frequency.now(mchid, endpoint, world.clock.now(), MINUTE_MS)
  if (count.calls >= perMinute) throw refuse('frequencyLimited', why('frequencyMinute', { endpoint, limit: perMinute }))
  count.calls++
  return deed()
}
