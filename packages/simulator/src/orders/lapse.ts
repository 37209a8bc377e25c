import type { Order, OrderState } from '../storage/order-rows.ts'

// What becomes of an order that nobody paid in its time. A code payment that waits for a password has failed.
const LAPSED: Partial<Record<OrderState, OrderState>> = { NOTPAY: 'CLOSED', USERPAYING: 'PAYERROR' }

export function mayLapse(order: Order): boolean {
  return LAPSED[order.state] !== undefined
}

export function lapsed(order: Order): Order {
  return { ...order, state: LAPSED[order.state] ?? order.state }
}
