import { rulesOf } from '../rules.ts'
import type { FollowOffer } from '../storage/follow-rows.ts'
import type { Order } from '../storage/order-rows.ts'
import type { Payer } from '../storage/payer-rows.ts'
import type { World } from '../world.ts'
import { followOf, follows, putFollow } from './follows.ts'
import { recommendationOf } from './recommendation.ts'

// Other than by a code the payer is asked only above this, and not at it (M6).
const ABOVE_FEN = 500

/**
 * After a payment: whether the payer was asked to follow the account, and does. `ticked` is what the payer did with the
 * box; undefined leaves it as it came. Joins the transaction around it.
 */
export function offerFollow(world: World, order: Order, payer: Payer, ticked?: boolean): FollowOffer {
  const appid = recommendationOf(world, order.sub_mchid, order.sub_appid)?.subscribe_appid ?? null
  const whyNot = reasonAgainst(world, order, payer, appid)
  if (whyNot !== null || appid === null) return { offered: false, appid, followed: false, why_not: whyNot }
  // Who once went away is asked with an empty box.
  const followed = ticked ?? followOf(world, payer.id, appid) === undefined
  if (followed) {
    putFollow(world, { payer: payer.id, appid, since: world.clock.now(), order: order.out_trade_no, ended_at: null })
  }
  return { offered: true, appid, followed, why_not: null }
}

function reasonAgainst(world: World, order: Order, payer: Payer, appid: string | null): FollowOffer['why_not'] {
  if (rulesOf(world).recommendFollow === 'off') return 'RULE_OFF'
  if (appid === null) return 'NO_ACCOUNT'
  if (order.trade_type === 'APP') return 'APP_PAYMENT'
  // Code payments have no minimum.
  if (order.trade_type !== 'MICROPAY' && order.amount_fen <= ABOVE_FEN) return 'AMOUNT_TOO_SMALL'
  return follows(world, payer.id, appid) ? 'FOLLOWS_ALREADY' : null
}
