import { randomAlphanumeric, randomDigits } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import type { Session, TradeType } from '../storage/order-rows.ts'

const PREPAY_LIFETIME_MS = 2 * 3_600_000
const CODE_LIFETIME_MS = 2 * 3_600_000
const H5_LIFETIME_MS = 5 * 60_000
const CODE_CHARACTERS = 9
const H5_CHARACTERS = 24
const PREPAY_DIGITS = 20
const CODE_URL = 'weixin://wxpay/bizpayurl?pr='

export function openSession(tradeType: TradeType, order: string, now: number): Session {
  switch (tradeType) {
    case 'NATIVE':
      return { token: randomAlphanumeric(CODE_CHARACTERS), kind: 'code', order, expires_at: now + CODE_LIFETIME_MS }
    case 'MWEB':
      return { token: randomAlphanumeric(H5_CHARACTERS), kind: 'h5', order, expires_at: now + H5_LIFETIME_MS }
    default: {
      const token = `wx${compactTime(now)}${randomDigits(PREPAY_DIGITS)}`
      return { token, kind: 'prepay', order, expires_at: now + PREPAY_LIFETIME_MS }
    }
  }
}

/** What WeChat answers to the merchant, by kind. */
export function renderSession(session: Session, simulatorUrl: string): Record<string, string> {
  switch (session.kind) {
    case 'code':
      return { code_url: CODE_URL + session.token }
    case 'h5':
      // With a query already there, because merchants append `&redirect_url=…` to what they are given.
      return { h5_url: `${simulatorUrl}/h5/${session.token}?package=${parseInt(session.token.slice(0, 6), 36)}` }
    case 'prepay':
      return { prepay_id: session.token }
  }
}
