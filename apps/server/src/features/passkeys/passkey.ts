import type { Vault } from '../../secrets.ts'

/** A key that lives in a person's device or key ring, and signs in without a password. */
export type Passkey = {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly usedAt: Date
}

/** What is compared when it is used. */
export type KeptPasskey = {
  readonly id: string
  readonly personId: string
  readonly credentialId: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly usedAt: Date
}

/** What a device was asked to sign, in which session (null: of whoever signs in) and when. */
export type Challenge = { readonly value: string; readonly sessionId: string | null; readonly at: number }

const CHALLENGE_MS = 300_000
const CONTEXT = 'passkey.challenge'

/** The browser keeps the question that it was asked, sealed, so that nothing is stored for whoever only asks. */
export function sealChallenge(vault: Vault, challenge: Challenge): string {
  return vault.seal(JSON.stringify(challenge), CONTEXT).toString('base64url')
}

/** Undefined for what is not ours, is past its time, or was asked in another session. */
export function openChallenge(
  vault: Vault,
  sealed: string,
  now: Date,
  sessionId: string | null,
): Challenge | undefined {
  try {
    const challenge = JSON.parse(vault.open(Buffer.from(sealed, 'base64url'), CONTEXT).toString()) as Challenge
    const isNow = Math.abs(now.getTime() - challenge.at) <= CHALLENGE_MS
    return isNow && challenge.sessionId === sessionId ? challenge : undefined
  } catch {
    return undefined
  }
}

/** A passkey is bound to the name in the address; browsers know none for a bare IP address. */
export function partyOf(publicUrl: string): { readonly id: string; readonly origin: string } | null {
  const { hostname, origin } = new URL(publicUrl)
  return /^[\d.]+$|:/.test(hostname) ? null : { id: hostname, origin }
}
