import type { PermissionName } from '../permissions/permission.ts'

/** What needs somebody. Null is what the viewer may not see. */
export type Needs = {
  readonly disagreements: number | null
  readonly unknown: number
  /** Numbers at WeChat of which nobody has said whose they are. */
  readonly foundNumbers: number | null
  readonly abnormalRefunds: number
  readonly heldRefunds: number
  readonly subjectConfirmations: number | null
  readonly violations: number
  /** What WeChat no longer lets merchants do, the latest first. */
  readonly withdrawn: readonly WithdrawnPermission[]
  readonly failingSettlements: number | null
  readonly webhooks: readonly FailingEndpoint[]
  readonly keys: readonly EndingKey[] | null
  readonly applyments: WaitingApplyments | null
}

/** Onboardings that wait for somebody: rejected or stopped by WeChat, refused by it, to be checked or signed, and of these ending soon. */
export type WaitingApplyments = {
  readonly rejected: number
  readonly refused: number
  readonly toSign: number
  readonly expiring: number
}

export type WithdrawnPermission = {
  readonly merchant: string
  readonly merchantName: string
  readonly subMchid: string
  readonly permission: PermissionName
}

export type FailingEndpoint = { readonly endpoint: string; readonly url: string; readonly count: number }

export type EndingKey = {
  readonly account: string
  readonly spMchid: string
  readonly kind: 'certificate' | 'public_key' | 'merchant_certificate'
  readonly serial: string
  readonly expiresAt: Date
}

/** How WeChat answered one account in the last hour, and how many notices were refused today. */
export type Calls = {
  readonly account: string
  readonly spMchid: string
  readonly answered: number
  readonly unanswered: number
  readonly noticesRefused: number
}
