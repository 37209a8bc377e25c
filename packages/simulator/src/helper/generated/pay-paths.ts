// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'

export function payPathsCalls(ask: Ask) {
  return {
    /**
     * The pay paths of an SP or a sub-merchant.
     * 服务商或子商户的支付授权目录。
     */
    read: (mchid: string) =>
      ask<{
        readonly paths: readonly string[]
      }>('GET', `/_control/pay-paths/${part(mchid)}`),
    /**
     * Sets the pay paths, five at most, each with / at its end.
     * 设置支付授权目录，至多 5 个，以 / 结尾。
     */
    set: (
      mchid: string,
      body: {
        readonly paths: readonly string[]
      },
    ) =>
      ask<{
        readonly paths: readonly string[]
      }>('PUT', `/_control/pay-paths/${part(mchid)}`, { body }),
  }
}
