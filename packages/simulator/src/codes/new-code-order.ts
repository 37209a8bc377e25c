import type { Order } from '../storage/order-rows.ts'

// Like every order; one that waits for a password is given up on much earlier.
const LIFETIME_MS = 7 * 86_400_000

/** What the caller says of a code payment, by either version of the interface. */
export type CodeOrderFacts = Pick<
  Order,
  | 'sp_mchid'
  | 'sub_mchid'
  | 'out_trade_no'
  | 'amount_fen'
  | 'description'
  | 'sp_appid'
  | 'sub_appid'
  | 'attach'
  | 'device_id'
  | 'fingerprint'
  | 'v2_sign_type'
>

export function newCodeOrder(facts: CodeOrderFacts, now: number, expiresAt = now + LIFETIME_MS): Order {
  return {
    ...facts,
    trade_type: 'MICROPAY',
    state: 'NOTPAY',
    notify_url: null,
    asked_sp_openid: null,
    asked_sub_openid: null,
    created_at: now,
    expires_at: expiresAt,
    session: null,
    scanned_payer: null,
    reversed_at: null,
    combination: null,
    fee_fen: 0,
    payer: null,
    transaction_id: null,
    paid_at: null,
    refunds: [],
    follow: null,
  }
}
