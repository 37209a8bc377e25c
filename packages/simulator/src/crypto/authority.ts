import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { type CertificateName, issueCertificate, type Wanted } from './certificate.ts'
import { type KeyPair, privatePem } from './keys.ts'

const YEAR_MS = 365 * 86_400_000
const AUTHORITY_LIFETIME_MS = 30 * YEAR_MS
const SERVER_LIFETIME_MS = 2 * YEAR_MS
// A certificate is valid a little before it is made, for callers whose clock is a little behind.
export const BACKDATED_MS = 3_600_000
const AUTHORITY_NAME: CertificateName = {
  C: 'CN',
  O: 'Tenpay.com',
  OU: 'Tenpay.com CA Center',
  CN: 'Tenpay.com Root CA',
}

/** Signs merchants' certificates and the server's own; kept, so that those of yesterday hold today. */
export type Authority = { readonly certificate_pem: string; readonly private_key_pem: string }

export function makeAuthority(now: number): Authority {
  const { publicKey, privateKey } = makeEllipticPair()
  const { pem } = issueCertificate({
    name: AUTHORITY_NAME,
    publicKey,
    notBefore: now - BACKDATED_MS,
    notAfter: now + AUTHORITY_LIFETIME_MS,
    issuer: { name: AUTHORITY_NAME, privateKey },
    authority: true,
  })
  return { certificate_pem: pem, private_key_pem: privatePem(privateKey) }
}

export function issuerOf(authority: Authority): Wanted['issuer'] {
  return { name: AUTHORITY_NAME, privateKey: createPrivateKey(authority.private_key_pem) }
}

/** Made anew at each start, so it never lapses. */
export function makeServerCertificate(
  authority: Authority,
  hosts: readonly string[],
  now: number,
): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = makeEllipticPair()
  const { pem } = issueCertificate({
    name: { C: 'CN', O: 'Tenpay.com', CN: hosts[0] ?? 'localhost' },
    publicKey,
    notBefore: now - BACKDATED_MS,
    notAfter: now + SERVER_LIFETIME_MS,
    issuer: issuerOf(authority),
    hosts,
  })
  return { cert: pem, key: privatePem(privateKey) }
}

// Elliptic, because a simulator starts for every test and an RSA key takes a fifth of a second to find.
function makeEllipticPair(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}
