import { openidOf } from '../orders/openid.ts'
import type { Appid } from '../storage/merchant-rows.ts'

/** One payer has one unionid over all appids that are bound to the same open-platform account; without one, none. */
export function unionidOf(payer: string, app: Appid): { readonly unionid?: string } {
  return app.open_platform === null ? {} : { unionid: openidOf(payer, `open platform ${app.open_platform}`) }
}
