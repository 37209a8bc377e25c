import { randomDigits } from '../kit/random-text.ts'
import { compactTime } from '../kit/time.ts'
import { composeViolationNotice } from '../notices/compose-notice.ts'
import type { Merchant } from '../storage/merchant-rows.ts'
import type { Violation, ViolationEvent } from '../storage/violation-rows.ts'
import { remindOfNotice, type World } from '../world.ts'
import { RISK_TYPES, type RiskType } from './risk-types.ts'

const RECORD_DIGITS = 13

export type Disposal = {
  readonly event_type: ViolationEvent
  readonly risk_type: RiskType
  readonly punish_plan: string
  readonly punish_description: string
}

/** Risk control does something about a sub-merchant, and its SP is told if it wants to be. Joins the transaction around it. */
export function recordViolation(world: World, merchant: Merchant, disposal: Disposal): Violation {
  const at = world.clock.now()
  const before: Violation = {
    ...disposal,
    record_id: compactTime(at) + randomDigits(RECORD_DIGITS),
    mchid: merchant.provider,
    sub_mchid: merchant.sub_mchid,
    company_name: merchant.subject,
    risk_description: RISK_TYPES[disposal.risk_type],
    at,
    notice: null,
  }
  const notice = composeViolationNotice(world, before)
  const violation = { ...before, notice: notice?.id ?? null }
  world.store.write(() => {
    world.store.put('violations', violation.record_id, violation)
    if (notice) world.store.put('notices', notice.id, notice)
  })
  if (notice) remindOfNotice(world, notice)
  return violation
}
