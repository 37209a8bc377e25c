// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Follows, Payer, PayerRecord } from './types/payers.ts'

export function payersCalls(ask: Ask) {
  return {
    /**
     * The openid of a payer at an appid; always the same.
     * 付款人在一个应用下的 openid。
     */
    openid: (id: string, query: { readonly appid: string }) =>
      ask<{
        readonly openid: string
      }>('GET', `/_control/payers/${part(id)}/openid`, { query }),
    /**
     * The service accounts that the payer follows, and since which payment.
     * 付款人关注的服务号。
     */
    follows: (id: string) => ask<Follows>('GET', `/_control/payers/${part(id)}/follows`),
    /**
     * The payer follows it no more, and is asked with an empty box from then on.
     * 取消关注。
     */
    unfollow: (id: string, appid: string) =>
      ask<Follows>('DELETE', `/_control/payers/${part(id)}/follows/${part(appid)}`),
    /**
     * Payments and refunds, newest first.
     * 付款与退款记录，由新到旧。
     */
    records: (id: string, query: { readonly limit?: number | string } = {}) =>
      ask<{
        readonly records: readonly PayerRecord[]
      }>('GET', `/_control/payers/${part(id)}/records`, { query }),
    /**
     * All payers.
     * 所有付款人。
     */
    list: () =>
      ask<{
        readonly payers: readonly Payer[]
      }>('GET', '/_control/payers'),
    /**
     * Makes a payer with a phone and money. By default ¥1,000,000, the password 123456, and payment codes up to 100,000 fen without it.
     * 一位有微信与零钱的付款人。默认余额 100 万元，密码 123456，付款码免密限额 100000 分。
     */
    make: (
      body: {
        readonly id?: string
        readonly name?: string
        readonly balance_fen?: number
        readonly password?: string
        readonly password_free_limit_fen?: number
        readonly bank?: 'works' | 'refuses' | 'error_after_paying' | 'error_before_paying'
      } = {},
    ) => ask<Payer>('POST', '/_control/payers', { body }),
    /**
     * Ticks or unticks the account that the page after paying recommends.
     * 付款后的页面上勾选或取消推荐关注。
     */
    decideFollow: (
      id: string,
      sp_mchid: string,
      out_trade_no: string,
      body: {
        readonly follow: boolean
      },
    ) =>
      ask<{
        readonly appid: string
        readonly name: string
        readonly followed: boolean
      }>('PUT', `/_control/payers/${part(id)}/follow-offers/${part(sp_mchid)}/${part(out_trade_no)}`, { body }),
    /**
     * Adds to a payer's balance.
     * 给付款人的零钱充值。
     */
    topUp: (
      id: string,
      body: {
        readonly amount_fen: number
      },
    ) => ask<Payer>('POST', `/_control/payers/${part(id)}/top-up`, { body }),
    /**
     * Changes the limit without password, the bank, or whether the account is open. `bank`: works (default); refuses: NOTSUPORTCARD; error_before_paying, error_after_paying: BANKERROR, and the money has not or has gone. `account: closed`: pays nothing, and a refund is USER_ACCOUNT_ABNORMAL.
     * 更改免密限额、银行或账户状态。bank：works（默认）；refuses 为 NOTSUPORTCARD；error_before_paying、error_after_paying 为 BANKERROR，钱未走或已走。account 为 closed 时不能付款，退款为 USER_ACCOUNT_ABNORMAL。
     */
    change: (
      id: string,
      body: {
        readonly password_free_limit_fen?: number
        readonly bank?: 'works' | 'refuses' | 'error_after_paying' | 'error_before_paying'
        readonly account?: 'open' | 'closed'
      } = {},
    ) => ask<Payer>('PUT', `/_control/payers/${part(id)}`, { body }),
  }
}
