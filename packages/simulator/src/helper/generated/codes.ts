// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { PasswordRequest, PaymentCode } from './types/codes.ts'
import type { Paid } from './types/orders.ts'

export function codesCalls(ask: Ask) {
  return {
    /**
     * Orders that wait for this payer's password.
     * 等待这位付款人输入密码的订单。
     */
    passwordRequests: (id: string) =>
      ask<{
        readonly requests: readonly PasswordRequest[]
      }>('GET', `/_control/payers/${part(id)}/password-requests`),
    /**
     * Enters the password, or cancels. A wrong password or a short balance leaves it waiting; after 45 s without an answer it is PAYERROR.
     * 输入密码，或取消。密码错误或余额不足时订单继续等待。45 秒不答为 PAYERROR。
     */
    enterPassword: (
      id: string,
      sp_mchid: string,
      out_trade_no: string,
      body: {
        readonly act?: 'pay' | 'cancel'
        readonly password?: string
      } = {},
    ) =>
      ask<Paid>('POST', `/_control/payers/${part(id)}/password-requests/${part(sp_mchid)}/${part(out_trade_no)}`, {
        body,
      }),
    /**
     * The payment code that the phone shows; another once it is used or old.
     * 手机正显示的付款码；用过或过期则换新。
     */
    show: (id: string) => ask<PaymentCode>('GET', `/_control/payers/${part(id)}/payment-code`),
    /**
     * Another code at once; the one before stays good for its minute.
     * 立即换一个付款码；之前的到期前仍有效。
     */
    renew: (id: string) => ask<PaymentCode>('POST', `/_control/payers/${part(id)}/payment-code`),
  }
}
