import { createHash } from 'node:crypto'
import type { ViolationNotice } from '@teyue/wechatpay/violations'
import type { ViolationKind, ViolationWord } from './violation.ts'

// WeChat's own bounds; what is longer is shown shortened, and whole in the exchange.
const MAX_PLAN = 2_048
const MAX_NAME = 256
const MAX_RECORD = 128

export type ToldViolation = { readonly subMchid: string; readonly recordId: string; readonly word: ViolationWord }

/** Null for a kind of event that this version does not know. */
export function toViolation(eventType: string, told: ViolationNotice, arrivedAt: Date): ToldViolation | null {
  const kind = kinds[eventType]
  if (!kind) return null
  const word: ViolationWord = {
    kind,
    companyName: told.company_name.slice(0, MAX_NAME),
    punishPlan: told.punish_plan.slice(0, MAX_PLAN),
    punishDescription: told.punish_description.slice(0, MAX_PLAN),
    riskType: told.risk_type.slice(0, MAX_NAME),
    riskDescription: told.risk_description.slice(0, MAX_PLAN),
    punishedAt: momentOf(told.punish_time) ?? arrivedAt,
  }
  return { subMchid: told.sub_mchid, recordId: told.record_id.slice(0, MAX_RECORD), word }
}

const kinds: Readonly<Record<string, ViolationKind>> = {
  'VIOLATION.PUNISH': 'punish',
  'VIOLATION.INTERCEPT': 'intercept',
  'VIOLATION.APPEAL': 'appeal',
}

/** By it the same word is known again, whatever notice brings it. */
export function digestOf(word: ViolationWord): string {
  const { kind, punishPlan, punishDescription, riskType, riskDescription, punishedAt } = word
  const said = [kind, punishPlan, punishDescription, riskType, riskDescription, punishedAt.toISOString()]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

type Refusal = { readonly code: string; readonly message: string }

const refusingCodes: ReadonlySet<string> = new Set(['RULE_LIMIT', 'RULELIMIT', 'NO_AUTH', 'NOAUTH'])
const mayNotCollect = /收款功能.*(受限|限制)|(受限|限制).*收款/

/** Whether WeChat refuses a payment because the merchant may not collect. */
export function deniesCollecting({ code, message }: Refusal): boolean {
  return refusingCodes.has(code) && mayNotCollect.test(message)
}

function momentOf(text: string): Date | null {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : new Date(ms)
}
