// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import type { BookLine, Books, LedgerLine } from './types/books.ts'

export function booksCalls(ask: Ask) {
  return {
    /**
     * All accounts, and the sums of each sub-merchant.
     * 所有账户及各商户的汇总。
     */
    read: () => ask<Books>('GET', '/_control/books'),
    /**
     * The books order by order, oldest first. `next` is the next `after`, null at the end. `limit`: 500, at most 5,000.
     * 逐笔订单的账，由旧到新。next 是下一页的 after，末页为 null。limit 默认 500，至多 5000。
     */
    orders: (query: { readonly after?: number | string; readonly limit?: number | string } = {}) =>
      ask<{
        readonly orders: readonly BookLine[]
        readonly next: string | null
      }>('GET', '/_control/books/orders', { query }),
    /**
     * The lines of the books as a CSV file. UTF-8 with a byte order mark, times of Shanghai, amounts in yuan. A text that looks like a formula has an apostrophe in front.
     * 账目明细的 CSV 文件。UTF-8 带 BOM，时间为上海时间，金额为元。像公式的文字前加了撇号。
     */
    export: (
      query: {
        readonly account?:
          | 'world'
          | 'payer'
          | 'merchant'
          | 'bank'
          | 'fee'
          | 'refund_transit'
          | 'sp_basic'
          | 'sp_operation'
          | 'sp_fees'
        readonly owner?: string
        readonly kind?:
          | 'payment'
          | 'refund'
          | 'refund_closed'
          | 'reversal'
          | 'settlement'
          | 'settlement_returned'
          | 'withdrawal'
          | 'top_up'
          | 'brought_forward'
        readonly day?: string
        readonly number?: string
      } = {},
    ) => ask<string>('GET', '/_control/books/flows.csv', { query, as: 'text' }),
    /**
     * The lines of the books, newest first: each move of each account, and why. Lines with the same `posting` sum to 0, and the lines of an account sum to its balance. `day` is a day in Shanghai; `number` is a number of the merchant or of WeChat. `next` is the next `before`, null at the end.
     * 账目明细，由新到旧：每个账户的每一笔，及其缘由。posting 相同的几行合计为 0，一个账户的各行合计为其余额。day 为上海的日子；number 为商户或微信的单号。next 是下一页的 before，末页为 null。
     */
    flows: (
      query: {
        readonly account?:
          | 'world'
          | 'payer'
          | 'merchant'
          | 'bank'
          | 'fee'
          | 'refund_transit'
          | 'sp_basic'
          | 'sp_operation'
          | 'sp_fees'
        readonly owner?: string
        readonly kind?:
          | 'payment'
          | 'refund'
          | 'refund_closed'
          | 'reversal'
          | 'settlement'
          | 'settlement_returned'
          | 'withdrawal'
          | 'top_up'
          | 'brought_forward'
        readonly day?: string
        readonly number?: string
        readonly before?: number | string
        readonly limit?: number | string
      } = {},
    ) =>
      ask<{
        readonly flows: readonly LedgerLine[]
        readonly next: string | null
      }>('GET', '/_control/books/flows', { query }),
    /**
     * The totals of a day by account and reason; today by default.
     * 一天的合计，按账户与缘由；默认今天。
     */
    totals: (query: { readonly day?: string } = {}) =>
      ask<{
        readonly day: string
        readonly totals: readonly {
          readonly account:
            | 'world'
            | 'payer'
            | 'merchant'
            | 'bank'
            | 'fee'
            | 'refund_transit'
            | 'sp_basic'
            | 'sp_operation'
            | 'sp_fees'
          readonly kind:
            | 'payment'
            | 'refund'
            | 'refund_closed'
            | 'reversal'
            | 'settlement'
            | 'settlement_returned'
            | 'withdrawal'
            | 'top_up'
            | 'brought_forward'
          /** 分 · fen */
          readonly in_fen: number
          /** 分 · fen */
          readonly out_fen: number
        }[]
      }>('GET', '/_control/books/totals', { query }),
  }
}
