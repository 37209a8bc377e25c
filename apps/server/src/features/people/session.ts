import type { Membership } from './person.ts'

/** Of seven days in all; the database forgets one that was idle for twelve hours (`find_session`). */
export const SESSION_MS = 7 * 86_400_000
export const SEEN_EVERY_MS = 60_000

export type Session = {
  readonly id: string
  readonly address: string
  readonly userAgent: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
}

/** Who is signed in by a token, and what they are where. */
export type SignedIn = {
  readonly providerId: string
  readonly sessionId: string
  readonly personId: string
  /** When a second factor was last proven in this session. */
  readonly provenAt: Date | null
  /** Whether the person has a second factor at all. */
  readonly isEnrolled: boolean
  readonly standings: readonly Standing[]
}

/** A membership; an agent's names the merchants that it sees. */
export type Standing = Membership & { readonly merchantIds: readonly string[] | null }
