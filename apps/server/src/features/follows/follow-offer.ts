import type { Product } from '../appids/product.ts'
import type { Setting } from '../development/setting.ts'

/** Why the page after paying recommended no account. None of it is wrong: without an account nobody follows (M8). */
export type WhyNot = 'no_account' | 'app_payment' | 'amount_too_small'

/** Whether a payment offered to follow an account, by the rule and by what was set when it was paid. */
export type FollowOffer = {
  /** The account that was set; null for none. */
  readonly appid: string | null
  readonly offered: boolean
  readonly whyNot: WhyNot | null
}

export type OfferQuestion = {
  readonly product: Product
  /** In fen. */
  readonly amount: number
  readonly subAppid: string | null
  readonly paidAt: Date
  /** All that was ever set for the number. */
  readonly settings: readonly Setting[]
}

// Other than by a code the payer is asked only above five yuan, and not at it (M6).
const aboveFen = 500

/**
 * The rule of M6. Whoever follows already is not asked again, which WeChat knows and we do not: `offered` says that nothing else
 * was in the way.
 */
export function decideOffer({ product, amount, subAppid, paidAt, settings }: OfferQuestion): FollowOffer {
  const appid = accountAt(settings, subAppid, paidAt)
  const whyNot = reasonAgainst(appid, product, amount)
  return { appid, offered: whyNot === null, whyNot }
}

function reasonAgainst(appid: string | null, product: OfferQuestion['product'], amount: number): WhyNot | null {
  if (appid === null) return 'no_account'
  if (product === 'app') return 'app_payment'
  return product !== 'code_payment' && amount <= aboveFen ? 'amount_too_small' : null
}

/** The account that was set for payments with this sub_appid at that moment: the last one set until then. */
function accountAt(settings: readonly Setting[], subAppid: string | null, at: Date): string | null {
  const before = settings.filter(
    ({ kind, setAt, ...one }) => kind === 'follow' && one.subAppid === subAppid && setAt !== null && setAt <= at,
  )
  return before.toSorted((a, b) => b.setAt!.getTime() - a.setAt!.getTime())[0]?.value ?? null
}
