import { type IdKind, isId } from '../../kit/ids.ts'
import type { Act } from '../people/role.ts'

const acts: Readonly<Partial<Record<IdKind, Act>>> = {
  payment: 'payments.read',
  refund: 'refunds.read',
  applyment: 'applyments.read',
  subjectConfirmation: 'applyments.read',
  subMerchant: 'settlement_accounts.read',
  settlementChange: 'settlement_accounts.read',
  setting: 'merchants.read',
  violation: 'merchants.read',
  reconciliation: 'reconciliations.read',
}

/** The right to read a thing, by its id, without which nobody sees what went over the wire about it. What else there is, such as a notice, only disagreements show. */
export function actToRead(subjectId: string): Act {
  const kind = Object.keys(acts).find((one) => isId(one as IdKind, subjectId)) as IdKind | undefined
  return (kind && acts[kind]) ?? 'disagreements.read'
}
