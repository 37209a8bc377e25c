import type { KeyObject } from 'node:crypto'
import { type MerchantCertificate, readMerchantCertificate } from './merchant-certificate.ts'

const MAX_KEYS = 16

/** A key of the account's own, by the serial of its certificate. */
export type MerchantKey = {
  readonly serial: string
  readonly privateKey: KeyObject
  /** Null when only its serial was told; then its expiry is not known. */
  readonly certificate: MerchantCertificate | null
}

export type MerchantKeys = {
  /** What the next call is signed with. A call that has begun ends with the key it began with. */
  current(): MerchantKey
  /** From now on this key. The earlier ones can still be found: what they signed may come back. */
  use(next: MerchantKey): void
  /** By the `signedBy` of an exchange: the call-up is to be signed by the key that signed its order (Q2). */
  get(serial: string): MerchantKey | undefined
  /** The current one first. */
  all(): readonly MerchantKey[]
}

/** An account's keys in their order, so that a certificate can be exchanged while calls go on. Bounded: the oldest go. */
export function createMerchantKeys(first: MerchantKey): MerchantKeys {
  const keys = new Map<string, MerchantKey>()
  let current = first
  const use = (next: MerchantKey) => {
    assertSigns(next)
    current = next
    keys.delete(next.serial)
    keys.set(next.serial, next)
    const oldest = keys.keys().next().value
    if (keys.size > MAX_KEYS && oldest !== undefined) keys.delete(oldest)
  }
  use(first)
  return { current: () => current, use, get: (serial) => keys.get(serial), all: () => [...keys.values()].reverse() }
}

/** Throws TypeError unless certificate and key are of `mchid` and belong together. */
export function readMerchantKey(mchid: string, certificatePem: string, privateKey: KeyObject): MerchantKey {
  const certificate = readMerchantCertificate(certificatePem, privateKey)
  if (certificate.mchid !== mchid) {
    throw new TypeError(`the certificate ${certificate.serial} is of merchant ${certificate.mchid}, not of ${mchid}`)
  }
  return { serial: certificate.serial, privateKey, certificate }
}

function assertSigns({ privateKey }: MerchantKey): void {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'rsa') {
    throw new TypeError('the merchant key is not a private RSA key')
  }
}
