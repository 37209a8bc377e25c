import { currentCode } from '../codes/payment-code.ts'
import { DAY_MS, dayOf } from '../kit/day.ts'
import { randomDigits } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import { openidOf } from '../orders/openid.ts'
import { isPaid } from '../orders/payable.ts'
import { refundedFen, refundsOf } from '../refunds/refund-rules.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { Refund } from '../storage/refund-rows.ts'
import type { World } from '../world.ts'

/** A request ready to be sent, with numbers of this world in it. */
export type Sample = {
  readonly key: string
  readonly api: 'v3' | 'v2'
  readonly title_zh: string
  readonly title_en: string
  readonly method: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>> | null
  /** What has to be there before it can succeed; null if it is. */
  readonly needs_zh: string | null
  readonly needs_en: string | null
}

/** What the samples are filled with. */
export type Facts = {
  readonly mchid: string
  readonly sub_mchid: string
  readonly appid: string
  readonly openid: string
  readonly code: string
  readonly number: string
  readonly open: string
  readonly paid: Order | null
  readonly leftFen: number
  readonly refund: Refund | null
  /** The last day whose bill is surely made. */
  readonly bill_day: string
  readonly notify_url: string
}

const NOBODY = '0'
// Nobody listens there: what is tried by hand needs no notice.
const NOWHERE = 'http://127.0.0.1:9/notify'
const UNKNOWN_CODE = '130000000000000000'
export const FEN = 100

export function factsFor(world: World, provider: Provider, merchant: Merchant | undefined): Facts {
  const { orders, refunds, payers } = world.store.tables
  const sub_mchid = merchant?.sub_mchid ?? NOBODY
  const ours = ({ sp_mchid, sub_mchid: of }: Order | Refund) => sp_mchid === provider.mchid && of === sub_mchid
  const [open] = orders.newest(1, (order) => ours(order) && order.state === 'NOTPAY' && order.combination === null)
  const [paid = null] = orders.newest(1, (order) => ours(order) && isPaid(order.state) && leftOf(world, order) > 0)
  const [refund = null] = refunds.newest(1, ours)
  const [payer] = payers.newest(1)
  const appid = provider.appids[0] ?? ''
  const now = world.clock.now()
  const number = `try${compactTime(now)}${randomDigits(6)}`
  return {
    mchid: provider.mchid,
    sub_mchid,
    appid,
    openid: payer ? openidOf(payer.id, appid) : '',
    code: payer ? currentCode(world, payer).code : UNKNOWN_CODE,
    number,
    open: open?.out_trade_no ?? number,
    paid,
    leftFen: paid ? leftOf(world, paid) : 0,
    refund,
    bill_day: dayOf(now - 2 * DAY_MS),
    notify_url: NOWHERE,
  }
}

function leftOf(world: World, order: Order): number {
  return order.amount_fen - refundedFen(refundsOf(world, order))
}
