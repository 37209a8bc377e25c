// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Appid } from './types/appids.ts'

export function appidsCalls(ask: Ask) {
  return {
    /**
     * All appids.
     * 所有应用。
     */
    list: () =>
      ask<{
        readonly appids: readonly Appid[]
      }>('GET', '/_control/appids'),
    /**
     * Registers an appid on WeChat's platforms. `subject`: the legal subject that owns it; `open_platform`: any name, within which a payer has one unionid; `oauth_domains`: up to 5 host names where OAuth may lead back to.
     * 在微信各平台登记一个应用。subject：拥有它的主体；open_platform：任意名称，同名者之间付款人有同一个 unionid；oauth_domains：网页授权可以回到的域名，至多 5 个。
     */
    make: (body: {
      readonly appid?: string
      readonly name: string
      readonly kind: 'service_account' | 'mini_program' | 'mobile_app'
      readonly subject: string
      readonly app_secret?: string
      readonly open_platform?: string | null
      readonly oauth_domains?: readonly string[]
    }) => ask<Appid>('POST', '/_control/appids', { body }),
    /**
     * Changes its open-platform account or its web domains.
     * 更改开放平台或授权域名。
     */
    change: (
      appid: string,
      body: {
        readonly open_platform?: string | null
        readonly oauth_domains?: readonly string[]
      } = {},
    ) => ask<Appid>('PUT', `/_control/appids/${part(appid)}`, { body }),
    /**
     * Makes a new app_secret; the old one is dead at once.
     * 重置 AppSecret，旧的立即失效。
     */
    renewSecret: (appid: string) => ask<Appid>('POST', `/_control/appids/${part(appid)}/secrets`),
  }
}
