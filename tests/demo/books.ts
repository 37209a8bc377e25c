import assert from 'node:assert/strict'
import type { Payment } from '@teyue/contract/payment'
import type { Refund } from '@teyue/contract/refund'
import { type Narrator, yuan } from './narrator.ts'
import type { System } from './system.ts'

type Line = {
  readonly out_trade_no: string
  readonly amount_fen: number
  readonly refunded_fen: number
  readonly fee_fen: number
  readonly fee_returned_fen: number
  readonly refunds: readonly { readonly out_refund_no: string; readonly status: string; readonly amount_fen: number }[]
}

const pageSize = 5_000

/** The simulator keeps books of its own, double entry, in code that shares nothing with ours. Both must say the same. */
export async function assertBooksAgree(
  system: System,
  paymentId: string,
  refundId: string,
  narrator: Narrator,
): Promise<void> {
  const payment = await system.api<Payment>('GET', `/v1/payments/${paymentId}`)
  const refund = await system.api<Refund>('GET', `/v1/refunds/${refundId}`)
  const line = await lineOf(system, paymentId)
  const { amount_fen, refunded_fen, fee_fen, fee_returned_fen } = line
  assert.deepEqual(
    {
      paid: payment.amount,
      refunded: payment.refunded,
      fee: payment.fee,
      feeReturned: refund.fee_returned,
      refunds: [{ out_refund_no: refund.id, status: 'SUCCESS', amount_fen: refund.amount }],
    },
    {
      paid: amount_fen,
      refunded: refunded_fen,
      fee: fee_fen,
      feeReturned: fee_returned_fen,
      // Of a refund the simulator's books say more than ours: which way a broken one was mended.
      refunds: line.refunds.map(({ out_refund_no, status, amount_fen: fen }) => ({
        out_refund_no,
        status,
        amount_fen: fen,
      })),
    },
  )
  assert.equal(refund.state, 'succeeded')
  const { sum_fen } = await system.control<{ sum_fen: number }>('GET', '/_control/books')
  assert.equal(sum_fen, 0, "the simulator's books sum to zero")
  const net = payment.amount - payment.refunded - ((payment.fee ?? 0) - refund.fee_returned)
  narrator.step('The books agree on both sides, fen by fen', {
    Teyue: told(payment.amount, payment.refunded, payment.fee ?? 0, refund.fee_returned),
    WeChat: told(amount_fen, refunded_fen, fee_fen, fee_returned_fen),
    merchant: `keeps ${yuan(net)}`,
  })
}

function told(paid: number, refunded: number, fee: number, feeReturned: number): string {
  return `paid ${yuan(paid)}  refunded ${yuan(refunded)}  fee ${yuan(fee)}  fee returned ${yuan(feeReturned)}`
}

async function lineOf(system: System, paymentId: string): Promise<Line> {
  let after: string | null = '0'
  while (after !== null) {
    const page: { orders: Line[]; next: string | null } = await system.control(
      'GET',
      `/_control/books/orders?after=${after}&limit=${pageSize}`,
    )
    const line = page.orders.find(({ out_trade_no }) => out_trade_no === paymentId)
    if (line) return line
    after = page.next
  }
  throw new Error(`the simulator's books have no order ${paymentId}`)
}
