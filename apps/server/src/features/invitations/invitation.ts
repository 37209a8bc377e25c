import type { Role } from '../people/role.ts'

export const INVITATION_MS = 3 * 86_400_000
/** The link of the terminal: whoever reads that screen becomes administrator. */
export const FIRST_INVITATION_MS = 86_400_000

export type Invitation = {
  readonly id: string
  readonly merchantId: string | null
  readonly role: Role
  /** Whom it is for, in the inviter's words. */
  readonly name: string
  readonly invitedBy: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly acceptedAt: Date | null
}

export function isOpen({ expiresAt, revokedAt, acceptedAt }: Invitation, now: Date): boolean {
  return revokedAt === null && acceptedAt === null && expiresAt > now
}
