import type { Role } from '../people/role.ts'

export const INVITATION_MS = 3 * 86_400_000
/** The link of the terminal: whoever reads that screen becomes administrator. */
export const FIRST_INVITATION_MS = 86_400_000

export type Invitation = {
  readonly id: string
  readonly merchantId: string | null
  readonly role: Role
  /** A cashier's, where it is to be bound to one store. */
  readonly storeId: string | null
  /** Whom it is for, in the inviter's words. */
  readonly name: string
  readonly invitedBy: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly acceptedAt: Date | null
  /** Whom the program mails it to, masked, and how that ended; null where a person hands the link over. */
  readonly mailedTo: string | null
  readonly mailState: 'waiting' | 'delivered' | 'failed' | null
}

/** How a merchant's people get in. */
export type Portal = {
  readonly merchantId: string
  readonly hasOwner: boolean
  /** The newest of an owner. */
  readonly invitation: Invitation | null
  /** Where its contact is written to, masked. */
  readonly address: string | null
  readonly mayMail: boolean
}

export function isOpen({ expiresAt, revokedAt, acceptedAt }: Invitation, now: Date): boolean {
  return revokedAt === null && acceptedAt === null && expiresAt > now
}
