import { PublicError } from '../../errors.ts'
import type { Act } from '../people/role.ts'
import type { Mode } from '../providers/account.ts'
import type { ApprovalKind } from '../settings/settings.ts'

/**
 * `approved`: it is being done. `unknown`: the program stopped meanwhile, and a second try might do it twice. `expired` is also
 * what still waits in the database after its time.
 */
export type ApprovalState = 'waiting' | 'approved' | 'done' | 'failed' | 'unknown' | 'refused' | 'withdrawn' | 'expired'

/** A request of one person that needs a second one. */
export type Approval = {
  readonly id: string
  readonly state: ApprovalState
  readonly kind: ApprovalKind
  readonly askedBy: string
  readonly sessionId: string
  readonly address: string
  /** Where the person stood who asked; null for the provider's side. */
  readonly merchantId: string | null
  readonly mode: Mode
  readonly act: Act
  /** Method and address as the table of rules names them. */
  readonly route: string
  readonly subjectId: string | null
  /** The body, masked, for whoever decides. */
  readonly request: unknown
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
  readonly finishedAt: Date | null
  readonly status: number | null
  readonly code: string | null
  readonly resultId: string | null
}

/** With the names of those in it, and whether its answer is still kept. */
export type ApprovalInFull = Approval & {
  readonly askedByName: string | null
  readonly decidedByName: string | null
  readonly hasAnswer: boolean
}

/** The request as it came: enough to do it later. */
export type HeldRequest = {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** Who looks or decides, at the provider or at one merchant, and what that person may do there. */
export type Approver = {
  readonly providerId: string
  readonly personId: string
  readonly merchantId: string | null
  readonly permitted: readonly Act[]
}

/** What came of doing it. */
export type Outcome = { readonly status: number; readonly code: string | null; readonly resultId: string | null }

export const APPROVAL_MS = 86_400_000
/** By when whoever executes has ended, or died: a request is given up long before. */
const EXECUTION_MS = 60_000

export function stateAt({ state, expiresAt }: Approval, now: Date): ApprovalState {
  return state === 'waiting' && expiresAt <= now ? 'expired' : state
}

/** Whoever asked sees it, and whoever may do the same at that place. */
export function isVisible(approval: Approval, { personId, merchantId, permitted }: Approver): boolean {
  const isHere = merchantId === null || approval.merchantId === merchantId
  return isHere && (approval.askedBy === personId || permitted.includes(approval.act))
}

export function mayDecide(approval: Approval, approver: Approver, now: Date): boolean {
  const isOpen = stateAt(approval, now) === 'waiting' || isGivenUp(approval, now)
  const mayDo = approver.permitted.includes('approvals.decide') && approver.permitted.includes(approval.act)
  return isOpen && mayDo && isVisible(approval, approver) && approval.askedBy !== approver.personId
}

/** What is shown once is for who asked, as long as that person may still do the same there: a key outlives a role. */
export function mayTake(approval: Approval, approver: Approver): boolean {
  const mayDo = approver.permitted.includes(approval.act)
  return approval.askedBy === approver.personId && mayDo && isVisible(approval, approver)
}

/** @throws PublicError that says why this person may not decide it, or not any more. */
export function assertDecidable(approval: Approval, approver: Approver, now: Date): void {
  if (approval.askedBy === approver.personId) throw new PublicError('APPROVAL_OWN')
  if (!approver.permitted.includes(approval.act)) throw new PublicError('NOT_ALLOWED')
  const state = stateAt(approval, now)
  if (state !== 'waiting' && !isGivenUp(approval, now)) throw new PublicError('APPROVAL_DECIDED', { state })
}

/** Approved, and whoever was to do it is gone. */
function isGivenUp({ state, decidedAt }: Approval, now: Date): boolean {
  return state === 'approved' && decidedAt !== null && now.getTime() - decidedAt.getTime() > EXECUTION_MS
}

/** Doing it once more is the same as once: a refund has its reference, and what is put stands as it was put. */
export function isRepeatable({ kind, route }: Approval): boolean {
  return kind === 'refunds' || route.startsWith('PUT ')
}

/** Silence and our own failure prove nothing: what may be repeated stays approved, for anything else a person must look. */
export function stateAfter(approval: Approval, { status }: Outcome): ApprovalState {
  if (status < 400) return 'done'
  if (status < 500) return 'failed'
  return isRepeatable(approval) ? 'approved' : 'unknown'
}
