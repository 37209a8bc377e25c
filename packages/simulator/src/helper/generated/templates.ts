// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Template } from './types/worlds.ts'

export function templatesCalls(ask: Ask) {
  return {
    /**
     * Ready-made worlds and the fixed numbers in them.
     * 现成的世界及其中固定的号码。
     */
    list: () =>
      ask<{
        readonly templates: readonly Template[]
      }>('GET', '/_control/templates'),
    /**
     * Fills this empty world with a ready-made one. With three days of history: payments, refunds, settlements. The clock is put right. 409 where there is a provider, merchant, payer or order already.
     * 把现成的世界装入这个空的世界。含三天的历史：支付、退款、结算。时钟回到此刻。已有服务商、商户、付款人或订单时为 409。
     */
    use: (name: 'restaurants' | 'school' | 'shop') => ask<Template>('POST', `/_control/templates/${part(name)}`),
  }
}
