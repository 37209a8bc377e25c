import type { Promised } from '../../queue/promise-job.ts'

export type OwnerInvitationAsked = {
  readonly merchantId: string
  /** Whether somebody wants it now; otherwise nobody is invited a second time. */
  readonly isAsked: boolean
  /** How many mails have not reached their server before. */
  readonly attempt: number
}

/** The merchant's owner is to be invited into the portal, by mail where that is possible. */
export function ownerInvitation({ merchantId, isAsked, attempt }: OwnerInvitationAsked): Promised {
  const payload = { merchantId, attempt, asked: isAsked ? 1 : 0 }
  return { task: 'invitations.invite_owner', key: `invitations.invite_owner/${merchantId}`, payload }
}
