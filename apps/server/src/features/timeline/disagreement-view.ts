import type { Disagreement as DisagreementView } from '@teyue/contract/disagreement'
import type { Disagreement } from './disagreement.ts'

/** A disagreement as the API shows it. */
export function viewDisagreement(row: Disagreement): DisagreementView {
  return {
    id: row.id,
    object: 'disagreement',
    kind: row.kind,
    subject: row.subjectId,
    account: row.accountId,
    message: row.message,
    ours: row.ours as DisagreementView['ours'],
    theirs: row.theirs as DisagreementView['theirs'],
    source: row.source as DisagreementView['source'],
    state: row.state,
    times: row.times,
    first_at: row.firstAt.toISOString(),
    last_at: row.lastAt.toISOString(),
    settlement: viewSettlement(row),
  }
}

function viewSettlement({
  settledAt,
  settledHow,
  settledBy,
  settledReason,
}: Disagreement): DisagreementView['settlement'] {
  if (settledAt === null || settledHow === null) return null
  return { at: settledAt.toISOString(), how: settledHow, by: settledBy, reason: settledReason }
}
