import type { Tx } from '../../storage/tenant.ts'
import { made, tell } from './apply-violation-report.ts'
import { deniesCollecting, digestOf } from './from-wechat.ts'
import { hasStandingRefusal, insertViolation, insertWord, lockRecords } from './store.ts'

export type RefusedPayment = {
  readonly accountId: string
  readonly subMchid: string
  readonly refusal: { readonly code: string; readonly message: string } | null
  readonly exchangeId: string | null
}

/** Joins: WeChat has refused a payment because the merchant may not collect. While that stands it is one thing, however many are refused. */
export async function recordRestriction(tx: Tx, payment: RefusedPayment): Promise<void> {
  const { accountId, subMchid, refusal, exchangeId } = payment
  if (!refusal || !deniesCollecting(refusal)) return
  await lockRecords(tx, accountId)
  if (await hasStandingRefusal(tx, accountId, subMchid)) return
  const word = {
    kind: 'refusal',
    companyName: '',
    punishPlan: refusal.message,
    punishDescription: '',
    riskType: refusal.code,
    riskDescription: '',
    punishedAt: tx.now,
  } as const
  const violation = made(tx, { accountId, subMchid, recordId: null, word })
  await insertViolation(tx, violation)
  await insertWord(tx, violation.id, digestOf(word), word)
  await tell(tx, violation, 'answer', exchangeId === null ? null : { id: exchangeId })
}
