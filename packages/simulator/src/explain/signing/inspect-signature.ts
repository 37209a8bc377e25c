import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { type Because, why } from '../because.ts'
import { digestOf, type Opened, openSignature } from './digest-info.ts'
import { firstDifference } from './first-difference.ts'
import { mistakenTexts, type TextMistake } from './mistaken-texts.ts'
import type { SigningReport } from './report.ts'
import { type SigningParts, signingText } from './signing-text.ts'

const RSA_2048_BYTES = 256
const MOST_KEYS_TRIED = 200

/** Who should have signed, and whose keys there are besides. */
export type Signers = {
  readonly mchid: string
  readonly serial: string
  readonly certificate_pem: string
  readonly others: Iterable<{ readonly kind: 'provider' | 'platform'; readonly owner: string; readonly pem: string }>
}

export type Inspected = { readonly because: Because; readonly report: SigningReport }

/** What is wrong with a signature that does not verify: its key, its hash, or the string that was signed. */
export function inspectSignature(parts: SigningParts, base64: string, signers: Signers): Inspected {
  const expected = signingText(parts)
  const signature = Buffer.from(base64, 'base64')
  const report = (more: Partial<SigningReport> = {}): SigningReport => ({ ...EMPTY, expected, ...more })
  if (signature.length !== RSA_2048_BYTES) {
    return { because: why('signatureLength', { bytes: signature.length }), report: report() }
  }
  const opened = openSignature(signature, createPublicKey(signers.certificate_pem))
  if (opened === null) return { because: becauseOfKey(expected, signature, signers), report: report() }
  if (opened.kind === 'bare') {
    return { because: why('signedWithoutDigestInfo', { bytes: opened.bytes.length }), report: report() }
  }
  return inspectText(parts, expected, opened)
}

const EMPTY: SigningReport = {
  api: 'v3',
  expected: '',
  signed: null,
  difference: null,
  hash: null,
  digest: null,
  tried: 0,
}

function inspectText(parts: SigningParts, expected: string, opened: Opened & { kind: 'digest' }): Inspected {
  const { hash, digest } = opened
  const known = { ...EMPTY, expected, hash, digest: digest.toString('hex') }
  const because = hash === 'SHA256' ? null : why('signedOtherHash', { hash })
  if (digestOf(hash, expected).equals(digest)) {
    return {
      because: because ?? why('signedUnknownText', { digest: known.digest, tried: 0 }),
      report: { ...known, signed: expected },
    }
  }
  let tried = 0
  for (const [reason, text] of mistakenTexts(parts)) {
    tried++
    if (!digestOf(hash, text).equals(digest)) continue
    const report = { ...known, tried, signed: text.toString('utf8'), difference: firstDifference(expected, text) }
    return { because: because ?? mistake(reason), report }
  }
  return {
    because: because ?? why('signedUnknownText', { digest: known.digest, tried }),
    report: { ...known, tried },
  }
}

function mistake(reason: TextMistake): Because {
  return why(reason)
}

// With the own certificate it does not open: whose key was it?
function becauseOfKey(
  expected: string,
  signature: Buffer,
  { mchid, serial, certificate_pem, others }: Signers,
): Because {
  if (isPss(expected, signature, createPublicKey(certificate_pem))) return why('signedPss')
  let tried = 0
  for (const { kind, owner, pem } of others) {
    if (tried++ === MOST_KEYS_TRIED) break
    if (openSignature(signature, createPublicKey(pem)) === null) continue
    return kind === 'platform' ? why('signedByPlatformKey', { mchid }) : why('signedByOtherProvider', { owner, mchid })
  }
  return why('signedByUnknownKey', { mchid, serial })
}

function isPss(text: string, signature: Buffer, key: KeyObject): boolean {
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
  return verify('RSA-SHA256', Buffer.from(text), { key, ...padding }, signature)
}
