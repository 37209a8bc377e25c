import { availableOf, balanceOf, sumOfBooks } from '../books/post.ts'
import { fireDue } from '../clock/fire-due.ts'
import { feeMoved, refundedFen, refundsOf } from '../refunds/refund-rules.ts'
import type { Order } from '../storage/order-rows.ts'
import type { World } from '../world.ts'
import type { Control } from './control.ts'
import { ownerName } from './ledger.ts'
import { operation } from './operation.ts'
import { COUNT_TEXT, limitIn, listOf, orNull, record, TEXT } from './schemas.ts'
import { BOOK_LINE, BOOKS } from './shapes/money.ts'

const USUAL_PAGE = 500
const LARGEST_PAGE = 5_000

export function addBookRoutes({ app, world }: Control): void {
  app.get(
    '/_control/books',
    operation({
      id: 'books.read',
      group: 'books',
      zh: '所有账户及各商户的汇总',
      en: 'All accounts, and the sums of each sub-merchant',
      answer: BOOKS,
    }),
    async () => {
      fireDue(world)
      return {
        accounts: [...world.store.tables.accounts.rows.values()].map((row) => ({
          ...row,
          owner_name: ownerName(world, row.account, row.owner),
        })),
        sum_fen: sumOfBooks(world.store),
        merchants: [...world.store.tables.merchants.rows.values()].map((merchant) => ({
          sub_mchid: merchant.sub_mchid,
          balance_fen: balanceOf(world.store, 'merchant', merchant.sub_mchid),
          available_fen: availableOf(world.store, merchant.sub_mchid),
          settled_fen: balanceOf(world.store, 'bank', merchant.sub_mchid),
          fee_fen: balanceOf(world.store, 'fee', merchant.sub_mchid),
          refunding_fen: balanceOf(world.store, 'refund_transit', merchant.sub_mchid),
          paid_fen: merchant.paid_fen,
          refunded_fen: merchant.refunded_fen,
        })),
      }
    },
  )

  app.get<{ Querystring: { after?: string; limit?: string } }>(
    '/_control/books/orders',
    operation({
      id: 'books.orders',
      group: 'books',
      zh: '逐笔订单的账，由旧到新',
      en: 'The books order by order, oldest first',
      more: {
        zh: 'next 是下一页的 after，末页为 null。limit 默认 500，至多 5000。',
        en: '`next` is the next `after`, null at the end. `limit`: 500, at most 5,000.',
      },
      query: record({ 'after?': COUNT_TEXT, 'limit?': COUNT_TEXT }),
      answer: record({ orders: listOf(BOOK_LINE), next: orNull(TEXT) }),
    }),
    async ({ query }) => {
      fireDue(world)
      const limit = limitIn(query.limit, USUAL_PAGE, LARGEST_PAGE)
      const { rows, next } = world.store.tables.orders.page(limitIn(query.after, 0, Number.MAX_SAFE_INTEGER), limit)
      return { orders: rows.map((order) => renderLine(world, order)), next: next === null ? null : String(next) }
    },
  )
}

function renderLine(world: World, order: Order): Record<string, unknown> {
  const refunds = refundsOf(world, order)
  const done = refunds.filter((refund) => refund.status === 'SUCCESS')
  return {
    sp_mchid: order.sp_mchid,
    sub_mchid: order.sub_mchid,
    out_trade_no: order.out_trade_no,
    transaction_id: order.transaction_id,
    state: order.state,
    amount_fen: order.amount_fen,
    refunded_fen: done.reduce((sum, refund) => sum + refund.amount_fen, 0),
    fee_fen: order.fee_fen,
    // A reversal gives back all of it, the fee as well.
    reversed_fen: order.state === 'REVOKED' && order.payer !== null ? order.amount_fen : 0,
    fee_returned_fen: order.state === 'REVOKED' ? order.fee_fen : feeMoved(order, 0, refundedFen(refunds)),
    refunds: refunds.map(({ out_refund_no, status, amount_fen, mending }) => ({
      out_refund_no,
      status,
      amount_fen,
      // Null while the money goes back the way it came.
      mended_to: mending?.to ?? null,
    })),
  }
}
