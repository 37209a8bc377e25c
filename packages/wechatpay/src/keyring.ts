import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'

export type CertificateInput = { readonly serial: string; readonly pem: string; readonly expiresAt?: Date }
export type PublicKeyInput = { readonly id: string; readonly pem: string }

/** A key of WeChat's that answers and notices may be signed with, and that sensitive fields are sealed for. */
export type KeyringEntry = {
  readonly kind: 'certificate' | 'public_key'
  /** Certificate serial in upper-case hex, or `PUB_KEY_ID_…`: the value of the header `Wechatpay-Serial`. */
  readonly serial: string
  readonly pem: string
  readonly publicKey: KeyObject
  /** Null for a public key: it does not expire. */
  readonly effectiveAt: Date | null
  readonly expiresAt: Date | null
}

export type Keyring = {
  get(serial: string): KeyringEntry | undefined
  /**
   * The key to name in requests: a public key when there is one, else the certificate that began last among those
   * valid at `now` (without `now`: among all).
   */
  preferred(now?: Date): KeyringEntry | undefined
  addCertificates(list: readonly CertificateInput[]): void
  /** Forgets certificates that expired before `now`. */
  dropExpired(now: Date): void
  entries(): readonly KeyringEntry[]
}

const PUBLIC_KEY_ID = /^PUB_KEY_ID_[0-9A-Za-z]{1,64}$/

/**
 * WeChat's keys, both kinds side by side: while an account is switched from certificates to a public key, answers
 * signed with either arrive in the same hour. Throws TypeError for a key that is not RSA or not the one its serial names.
 */
export function createKeyring(keys: {
  readonly certificates?: readonly CertificateInput[]
  readonly publicKeys?: readonly PublicKeyInput[]
}): Keyring {
  const entries = new Map<string, KeyringEntry>()
  for (const key of keys.publicKeys ?? []) entries.set(key.id, publicKeyEntry(key))
  addAll(keys.certificates ?? [])

  function addAll(list: readonly CertificateInput[]): void {
    for (const entry of list.map(certificateEntry)) entries.set(entry.serial, entry)
  }

  return {
    get: (serial) => entries.get(serial),
    preferred: (now) => choose([...entries.values()], now),
    addCertificates: addAll,
    dropExpired: (now) => {
      for (const entry of entries.values()) if (isExpired(entry, now)) entries.delete(entry.serial)
    },
    entries: () => [...entries.values()],
  }
}

export function isExpired(entry: KeyringEntry, now: Date): boolean {
  return entry.expiresAt !== null && entry.expiresAt < now
}

function choose(entries: readonly KeyringEntry[], now: Date | undefined): KeyringEntry | undefined {
  const publicKey = entries.findLast((entry) => entry.kind === 'public_key')
  if (publicKey) return publicKey

  const usable = entries.filter((entry) => now === undefined || (!isExpired(entry, now) && begun(entry) <= now))
  return usable.toSorted((one, other) => begun(one).getTime() - begun(other).getTime()).at(-1)
}

function begun(entry: KeyringEntry): Date {
  return entry.effectiveAt ?? new Date(0)
}

function publicKeyEntry({ id, pem }: PublicKeyInput): KeyringEntry {
  if (!PUBLIC_KEY_ID.test(id)) throw new TypeError(`${id} is not the id of a WeChat Pay public key (PUB_KEY_ID_…)`)
  const publicKey = rsaOnly(readPublicKey(pem, id), id)
  return { kind: 'public_key', serial: id, pem, publicKey, effectiveAt: null, expiresAt: null }
}

function readPublicKey(pem: string, id: string): KeyObject {
  try {
    return createPublicKey(pem)
  } catch {
    throw new TypeError(`what is given as ${id} is no public key in PEM`)
  }
}

function certificateEntry({ serial, pem, expiresAt }: CertificateInput): KeyringEntry {
  const certificate = new X509Certificate(pem)
  if (significant(certificate.serialNumber) !== significant(serial)) {
    throw new TypeError(`the certificate given as ${serial} bears the serial ${certificate.serialNumber}`)
  }
  return {
    kind: 'certificate',
    serial: serial.toUpperCase(),
    pem,
    publicKey: rsaOnly(certificate.publicKey, serial),
    effectiveAt: certificate.validFromDate,
    expiresAt: expiresAt ?? certificate.validToDate,
  }
}

// OpenSSL and WeChat disagree about a leading zero.
function significant(serial: string): string {
  return serial.toUpperCase().replace(/^0+/, '')
}

function rsaOnly(key: KeyObject, name: string): KeyObject {
  if (key.asymmetricKeyType !== 'rsa') throw new TypeError(`the key ${name} is not an RSA key`)
  return key
}
