import { createHash } from 'node:crypto'
import type { Order } from '../storage/order-rows.ts'
import type { World } from '../world.ts'
import { goldPlanOf, isEffective } from './gold-plan.ts'

/** What follows a payment in a page: the merchant's page again, or WeChat's own with, perhaps, the merchant's receipt. */
export type AfterPayment = { readonly gold_plan: boolean; readonly receipt_url: string | null }

export function afterPayment(world: World, order: Order, way: 'jsapi' | 'mini_program'): AfterPayment {
  const plan = goldPlanOf(world, order.sub_mchid)
  const now = world.clock.now()
  const elsewhere = way === 'jsapi' ? 'MINIPROGRAM' : 'JSAPI'
  if (!isEffective(plan.plan, now) || plan.scene === elsewhere) return { gold_plan: false, receipt_url: null }
  const page = world.store.get('providers', order.sp_mchid)?.receipt_url ?? null
  const shown = page !== null && isEffective(plan.custom_page, now)
  return { gold_plan: true, receipt_url: shown ? receiptUrl(page, order) : null }
}

// How WeChat makes its check_code is not published: here it is only of the same form, and always the same for one order.
function receiptUrl(page: string, { sub_mchid, out_trade_no }: Order): string {
  const url = new URL(page)
  url.searchParams.set('sub_mch_id', sub_mchid)
  url.searchParams.set('out_trade_no', out_trade_no)
  url.searchParams.set('check_code', createHash('md5').update(`${sub_mchid} ${out_trade_no}`).digest('hex'))
  return url.href
}
