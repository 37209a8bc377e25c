import type { FoundNumber as FoundNumberView } from '@teyue/contract/found-number'
import type { CountedNumber } from './found-number.ts'

/** A found number as the API shows it. */
export function viewFoundNumber(found: CountedNumber): FoundNumberView {
  return {
    id: found.id,
    object: 'found_number',
    account: found.accountId,
    sub_mchid: found.subMchid,
    state: found.state,
    seen_in: [...found.seenIn],
    first_seen_at: found.firstSeenAt.toISOString(),
    last_seen_at: found.lastSeenAt.toISOString(),
    payments: found.payments,
    paid: found.paid,
    refunds: found.refunds,
    refunded: found.refunded,
    decided_by: found.decidedBy,
    decided_at: found.decidedAt?.toISOString() ?? null,
    reason: found.reason,
    merchant: found.merchantId,
  }
}
