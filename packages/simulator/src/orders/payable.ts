import type { Combination, Order, OrderState } from '../storage/order-rows.ts'
import type { World } from '../world.ts'

/** What one act of paying pays: an order, or all orders of a combined one. */
export type Payable = {
  readonly combination: Combination | null
  readonly orders: readonly Order[]
}

export function payableOf(world: World, order: Order): Payable {
  const combination = order.combination === null ? undefined : world.store.get('combinations', order.combination)
  if (!combination) return { combination: null, orders: [order] }
  return { combination, orders: ordersOf(world, combination) }
}

export function ordersOf(world: World, combination: Combination): Order[] {
  return combination.orders.map((key) => {
    const order = world.store.get('orders', key)
    if (!order) throw new Error(`the order ${key} of a combined order is gone`)
    return order
  })
}

/** One order, or the orders of a combined one, whose states differ only once they are refunded. */
export function firstOf({ orders: [first] }: Payable): Order {
  if (!first) throw new Error('a combined order without orders')
  return first
}

export function totalOf({ orders }: Payable): number {
  return orders.reduce((sumFen, order) => sumFen + order.amount_fen, 0)
}

/** The name above the sum on the payer's phone: of a combined order that of whoever started it. */
export function payeeOf(world: World, payable: Payable): string {
  if (payable.combination) return world.store.get('providers', payable.combination.combine_mchid)?.name ?? ''
  return merchantName(world, firstOf(payable))
}

export function merchantName(world: World, order: Order): string {
  return world.store.get('merchants', order.sub_mchid)?.name ?? ''
}

export function isPaid(state: OrderState): boolean {
  return state === 'SUCCESS' || state === 'REFUND'
}
