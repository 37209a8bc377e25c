import type { Role } from './role.ts'

/** Somebody who signs in, at one provider. */
export type Person = {
  readonly id: string
  /** An e-mail address or a user name, in lower case. */
  readonly login: string
  readonly name: string
  readonly createdAt: Date
  readonly hasSecondFactor: boolean
  readonly memberships: readonly Membership[]
}

/** A role at the provider (`merchantId` is null) or at one of its merchants; a cashier's may be of one store. */
export type Membership = {
  readonly id: string
  readonly merchantId: string | null
  readonly role: Role
  readonly storeId: string | null
}

/** What somebody is to be, and where. */
export type Grant = Pick<Membership, 'merchantId' | 'role'> & Partial<Pick<Membership, 'storeId'>>

/** What is compared when a person signs in. */
export type Credentials = {
  readonly id: string
  readonly login: string
  readonly passwordHash: string
  readonly totpSealed: Buffer | null
  readonly totpPendingSealed: Buffer | null
  readonly totpPeriod: number
  readonly hasPasskey: boolean
}

/** By what a person may prove itself besides the password. */
export function secondFactorsOf({ totpSealed, hasPasskey }: Credentials): ('totp' | 'passkey')[] {
  return [...(totpSealed ? (['totp'] as const) : []), ...(hasPasskey ? (['passkey'] as const) : [])]
}

/** Names are the same whatever their case and width, so that nobody passes for another. */
export function foldLogin(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** What a secret of this person is sealed for: under another it does not open. */
export function totpContext(personId: string): string {
  return `${personId}/totp`
}
