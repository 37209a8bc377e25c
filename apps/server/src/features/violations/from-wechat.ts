import { createHash } from 'node:crypto'
import type {
  RecoverySpecification,
  Limitations as ToldLimitations,
  ViolationNotice,
} from '@teyue/wechatpay/violations'
import type { LimitationCause, Limitations } from './limitation.ts'
import type { ViolationKind, ViolationWord } from './violation.ts'

// WeChat's own bounds; what is longer is shown shortened, and whole in the exchange.
const MAX_PLAN = 2_048
const MAX_NAME = 256
const MAX_RECORD = 128
const MAX_CAUSES = 50

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

/** What is closed to a number, and how it is opened again. */
export function toLimitations(told: ToldLimitations): Omit<Limitations, 'accountId' | 'askedAt'> {
  return {
    subMchid: told.mchid,
    functions: (told.limited_functions ?? []).map((name) => name.slice(0, MAX_NAME)),
    otherFunctions: (told.other_limited_functions ?? '').slice(0, MAX_PLAN),
    causes: (told.recovery_specifications ?? []).slice(0, MAX_CAUSES).map(toCause),
  }
}

function toCause(told: RecoverySpecification): LimitationCause {
  const moment = told.limitation_date ?? told.limitation_start_date
  return {
    caseId: told.limitation_case_id?.slice(0, MAX_RECORD) ?? null,
    reason: (told.limitation_reason ?? told.limitation_reason_type ?? '').slice(0, MAX_NAME),
    describes: (told.limitation_reason_describe ?? '').slice(0, MAX_PLAN),
    functions: (told.relate_limitations ?? []).map((name) => name.slice(0, MAX_NAME)),
    otherFunctions: (told.other_relate_limitations ?? '').slice(0, MAX_PLAN),
    way: told.recover_way?.slice(0, MAX_NAME) ?? null,
    helpUrl: helpOf(told.recover_help_url),
    from: moment === undefined ? null : momentOf(moment),
    isAnnounced:
      told.limitation_action_type === 'LIMIT_ACTION_TYPE_DELAY_CONTROL' && told.limitation_date === undefined,
  }
}

/** A link that people are shown leads to the web and nowhere else. */
function helpOf(url: string | undefined): string | null {
  if (url === undefined || url.length > MAX_PLAN || !URL.canParse(url)) return null
  return new URL(url).protocol === 'https:' ? url : null
}

function momentOf(text: string): Date | null {
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? null : new Date(ms)
}
