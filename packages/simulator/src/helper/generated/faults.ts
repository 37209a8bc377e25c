// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import type { FaultEndpoint, FaultHit, FaultRates, Faults } from './types/faults.ts'

export function faultsCalls(ask: Ask) {
  return {
    /**
     * The plan of faults, and how often each has struck.
     * 现在的故障计划及已发生的次数。
     */
    read: () => ask<Faults>('GET', '/_control/faults'),
    /**
     * Sets the plan of faults. Rates are 0 to 1 and sum to at most 1 within calls and within notices. What happens depends on seed, endpoint, number and how often it was asked, and on nothing else.
     * 设定故障计划。概率 0 至 1，调用类与通知类各自之和至多 1。发生什么只取决于种子、接口、单号与第几次询问。
     */
    set: (body: {
      readonly seed: number
      readonly rates: FaultRates
      /** slow 的延迟，默认 1000 · how late slow answers come, default 1,000 */
      readonly slow_ms?: number
      /** 超时前悬挂多久，默认 10000 · how long a timeout hangs, default 10,000 */
      readonly hang_ms?: number
      /** GET /v3/certificates 是否参与 · whether GET /v3/certificates takes part */
      readonly certificates?: boolean
      /** 以描述或原因而非单号识别 · things are known by their text instead of their number */
      readonly by_text?: boolean
    }) => ask<Faults>('POST', '/_control/faults', { body }),
    /**
     * Clears the plan and answers the last counts.
     * 清除故障计划，答以最后的次数。
     */
    clear: () => ask<Faults>('DELETE', '/_control/faults'),
    /**
     * The last 500 that struck, newest first.
     * 最近 500 次命中，由新到旧。
     */
    hits: (query: { readonly limit?: number | string } = {}) =>
      ask<{
        readonly hits: readonly FaultHit[]
      }>('GET', '/_control/faults/hits', { query }),
    /**
     * The endpoints that luck may strike, and what each may refuse with.
     * 可以出故障的接口，及各自的错误码。
     */
    endpoints: () =>
      ask<{
        readonly endpoints: readonly FaultEndpoint[]
      }>('GET', '/_control/faults/endpoints'),
  }
}
