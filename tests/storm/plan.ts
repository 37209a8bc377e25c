import { type Draws, drawsFor } from './random.ts'

/** How the payer and the merchant treat an order. */
export type Ending =
  | 'pay'
  | 'cancel_then_pay'
  | 'fail_then_pay'
  | 'fail'
  | 'abandon'
  | 'close'
  | 'close_while_paying'
  | 'expire_while_paying'

/** What the merchant does with the money afterwards. */
export type Refunding = 'none' | 'whole' | 'parts' | 'too_much' | 'twice' | 'overdrawn' | 'differing'

/** How WeChat ends the first refund. */
export type RefundEnd = 'succeed' | 'close' | 'mend'

export type OrderPlan = {
  readonly number: number
  readonly merchant: 'company' | 'individual'
  readonly product: 'native' | 'jsapi' | 'app' | 'h5'
  /** Under whose appid the payer is known. */
  readonly openidOf: 'sp' | 'company'
  readonly amount: number
  /** Null leaves it to the platform. */
  readonly expirySeconds: number | null
  readonly payer: number
  /** Which of the platform's processes is asked first. */
  readonly server: number
  /** The merchant's program asks twice at once, under one reference. */
  readonly askedTwice: boolean
  /** It does not wait until WeChat's word is known, and goes on while the order may or may not stand. */
  readonly impatient: boolean
  readonly ending: Ending
  readonly refunding: Refunding
  /** What the parts are, in fen. */
  readonly parts: readonly number[]
  readonly refundEnd: RefundEnd
}

export type Victim = 'serve-1' | 'serve-2' | 'work-1' | 'work-2' | 'simulator'

const victims: readonly Victim[] = ['work-1', 'serve-1', 'simulator', 'work-2', 'serve-2']
const ordersPerKill = 25
const fewestKills = 5
const largestAmountFen = 50_000
const shortestExpirySeconds = 75
const longestExpirySeconds = 600

const endings: Readonly<Record<Ending, number>> = {
  pay: 52,
  cancel_then_pay: 8,
  fail_then_pay: 8,
  fail: 4,
  abandon: 6,
  close: 6,
  close_while_paying: 9,
  expire_while_paying: 7,
}
const refundings: Readonly<Record<Refunding, number>> = {
  none: 40,
  whole: 18,
  parts: 14,
  too_much: 6,
  twice: 8,
  overdrawn: 9,
  differing: 5,
}

/** Everything that is decided about one order, whenever its turn comes. */
export function planOrder(seed: number, number: number): OrderPlan {
  const draws = drawsFor(seed, `order ${number}`)
  const merchant = draws.weighed({ company: 3, individual: 1 })
  const amount = draws.between(1, largestAmountFen)
  const ending = draws.weighed(endings)
  return {
    number,
    merchant,
    product: merchant === 'company' ? draws.pick(['native', 'jsapi', 'app', 'h5']) : draws.pick(['native', 'jsapi']),
    openidOf: merchant === 'company' ? draws.pick(['sp', 'company']) : 'sp',
    amount,
    expirySeconds: expiryOf(draws, ending),
    payer: draws.between(0, 1),
    server: draws.between(0, 1),
    askedTwice: draws.chance(0.15),
    impatient: draws.chance(0.3),
    ending,
    refunding: draws.weighed(refundings),
    parts: split(draws, amount, draws.between(2, 4)),
    refundEnd: draws.weighed({ succeed: 80, close: 10, mend: 10 }),
  }
}

/** When WeChat changes the certificate that it signs with. */
export function planRotation(seed: number, orders: number): number {
  return drawsFor(seed, 'rotation').between(Math.floor(orders / 4), Math.floor(orders / 2))
}

/** Which process is killed when which order begins; the first few are one of each. */
export function planKills(seed: number, orders: number): ReadonlyMap<number, Victim> {
  const draws = drawsFor(seed, 'kills')
  const count = Math.max(fewestKills, Math.round(orders / ordersPerKill))
  const kills = new Map<number, Victim>()
  for (let index = 0; index < count; index++) {
    const victim = index < victims.length ? victims[index]! : draws.pick(victims)
    // Spread over the whole run, none at its very beginning or end.
    const slot = ((index + 1) * orders) / (count + 1)
    kills.set(Math.round(slot) + draws.between(-2, 2), victim)
  }
  return kills
}

function expiryOf(draws: Draws, ending: Ending): number | null {
  if (ending === 'expire_while_paying') return shortestExpirySeconds
  return draws.chance(0.5) ? draws.between(shortestExpirySeconds, longestExpirySeconds) : null
}

/** Parts of one fen or more that sum to at most the amount. */
function split(draws: Draws, amount: number, count: number): number[] {
  const parts: number[] = []
  let left = amount
  for (let index = 0; index < count && left > 0; index++) {
    const part = draws.between(1, left)
    parts.push(part)
    left -= part
  }
  return parts
}
