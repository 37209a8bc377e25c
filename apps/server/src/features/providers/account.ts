/** `test` accounts talk to a simulator, `live` ones to WeChat. Keys, payments and merchants' numbers never cross. */
export type Mode = 'test' | 'live'

/** One of a provider's numbers at WeChat. */
export type Account = {
  readonly providerId: string
  readonly id: string
  readonly mode: Mode
  readonly spMchid: string
  readonly baseUrl: string
  /** Serial of the merchant certificate that requests are signed with. */
  readonly serial: string
  /** How far its business time runs ahead of the wall clock, in milliseconds; 0 for live accounts. */
  readonly clockOffsetMs: number
  /** Counts the changes of its keys, so that a process knows when to open them anew. */
  readonly version: number
  /** When WeChat was last asked for its certificates. */
  readonly keysAskedAt: Date | null
}

/** What an account's id alone tells, whoever's it is: enough to open its client, and no secret. */
export type FoundAccount = Pick<Account, 'providerId' | 'id' | 'mode' | 'version' | 'clockOffsetMs'>

/** What the provider gives to connect an account. PEMs and keys are sealed before they are stored. */
export type NewAccount = {
  readonly mode: Mode
  readonly spMchid: string
  readonly baseUrl: string
  readonly serial: string
  readonly privateKeyPem: string
  readonly apiV3Key: string
  /** For APIv2 only: its key, and the certificate that some of its paths ask for. */
  readonly apiV2Key?: string | null
  readonly certificatePem?: string
  readonly platformKeys: readonly PlatformKey[]
}

/** A key that WeChat signs with: a platform certificate by its serial, or a public key by its `PUB_KEY_ID_…`. */
export type PlatformKey = {
  readonly serial: string
  readonly kind: 'certificate' | 'public_key'
  readonly pem: string
  readonly expiresAt: Date | null
}

/** An account's keys as they are stored: what is secret is sealed. */
export type AccountSecrets = {
  readonly privateKeySealed: Buffer
  readonly apiV3KeySealed: Buffer
  readonly apiV2KeySealed: Buffer | null
  readonly certificatePem: string | null
}

/** What somebody has at hand to connect an account with, checked or not; null is not there yet. */
export type GivenKeys = {
  readonly mode: Mode
  readonly spMchid: string | null
  /** apiclient_cert.p12, instead of the pair. */
  readonly p12: Buffer | null
  readonly certificatePem: string | null
  readonly privateKeyPem: string | null
  readonly apiV3Key: string | null
  readonly apiV2Key: string | null
  readonly publicKeyId: string | null
  readonly publicKeyPem: string | null
}

/** An account with what may be shown of its keys. */
export type AccountInFull = Account & {
  readonly certificatePem: string | null
  readonly hasApiV2Key: boolean
  readonly subMerchantCount: number
  readonly createdAt: Date
  readonly platformKeys: readonly (Omit<PlatformKey, 'pem'> & { readonly addedAt: Date })[]
}
