import type { PaymentConditions } from '../payments/payment-filter.ts'
import type { Mode } from '../providers/account.ts'
import type { RefundConditions } from '../refunds/refund-filter.ts'

/** `failed`: it was not done in its time. */
export type ExportState = 'waiting' | 'running' | 'ready' | 'failed' | 'expired'
export type Language = 'zh' | 'en'
export type Format = 'csv' | 'xlsx'

/** A list on its way to be a file. */
export type Export = {
  readonly providerId: string
  readonly id: string
  readonly mode: Mode
  /** Who may fetch it: whoever asked for it, acting for the same merchant. */
  readonly askedBy: string
  readonly merchantId: string | null
  /** The leaving that it was made for: then the merchant and the provider may both fetch it. */
  readonly departureId: string | null
  readonly kind: 'payments' | 'refunds' | 'documents'
  readonly format: Format
  /** As it was asked for, and as it is read. */
  readonly filter: { readonly asked: Readonly<Record<string, unknown>>; readonly conditions: KeptConditions }
  readonly language: Language
  readonly state: ExportState
  readonly rowsDone: number
  readonly rowsTotal: number | null
  readonly bytes: number
  readonly isCut: boolean
  readonly createdAt: Date
  readonly readyAt: Date | null
  readonly expiresAt: Date
}

/** A form or an agreement of a merchant, as a list of them has it: what it is and what became of it, nothing personal. */
export type DocumentRow = {
  readonly id: string
  readonly kind: 'applyment' | 'subject_confirmation' | 'settlement_change' | 'joint_operation' | 'recommend_follow'
  readonly numberAtWechat: string | null
  readonly subMchid: string | null
  readonly about: string | null
  readonly state: string
  readonly createdAt: Date
}

/** Which of them are meant. */
export type DocumentConditions = { readonly mode: Mode; readonly merchantId: string }

/** Conditions as JSON keeps them: moments as text. */
export type KeptConditions = Readonly<Record<string, string | number | null>>

// A spreadsheet takes ten times as many, a mailbox not.
export const maxRowsPerFile = 100_000
// Whoever leaves takes everything along.
export const maxRowsOfDeparture = 1_000_000
// Four times everything.
export const mostFilesOfDeparture = 12
export const keptForMs = 24 * 3_600_000
export const maxUnfinishedPerAsker = 3

export function keepConditions(conditions: PaymentConditions | RefundConditions | DocumentConditions): KeptConditions {
  return Object.fromEntries(
    Object.entries(conditions).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  )
}

/** The inverse: what was kept by `keepConditions` is of its type again. */
export function conditionsOf<T extends PaymentConditions | RefundConditions | DocumentConditions>(
  kept: KeptConditions,
): T {
  const moment = (value: string | number | null | undefined) => (typeof value === 'string' ? new Date(value) : null)
  const { createdFrom, createdTo } = kept
  return { ...kept, createdFrom: moment(createdFrom), createdTo: moment(createdTo) } as unknown as T
}

export function isUnfinished(state: ExportState): boolean {
  return state === 'waiting' || state === 'running'
}
