import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { type Because, why } from '../because.ts'
import { digestOf, type Opened, openSignature } from './digest-info.ts'
import { Effort } from './effort.ts'
import { firstDifference } from './first-difference.ts'
import type { PaySignMistake } from './mistaken-pay-signs.ts'
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

/** Whose signature it should be, and what people sign by mistake. */
type Suspects = {
  readonly signers: Signers
  readonly mistakes: Iterable<readonly [reason: TextMistake | PaySignMistake, text: string | Buffer]>
}

export type Inspected = { readonly because: Because; readonly report: SigningReport }

/** What is wrong with the signature of a request that does not verify. */
export function inspectSignature(parts: SigningParts, base64: string, signers: Signers): Inspected {
  return inspectText(signingText(parts), base64, { signers, mistakes: mistakenTexts(parts) })
}

/** What is wrong with a signature over any text: its key, its hash, or the string that was signed. */
export function inspectText(expected: string, base64: string, { signers, mistakes }: Suspects): Inspected {
  const signature = Buffer.from(base64, 'base64')
  const report = (more: Partial<SigningReport> = {}): SigningReport => ({ ...REPORT, expected, ...more })
  if (signature.length !== RSA_2048_BYTES) {
    return { because: why('signatureLength', { bytes: signature.length }), report: report() }
  }
  const opened = openSignature(signature, createPublicKey(signers.certificate_pem))
  if (opened === null) return { because: becauseOfKey(expected, signature, signers), report: report() }
  if (opened.kind === 'bare') {
    return { because: why('signedWithoutDigestInfo', { bytes: opened.bytes.length }), report: report() }
  }
  return inspectDigest(expected, opened, mistakes)
}

/** Of which nothing is found out yet. */
export const REPORT: SigningReport = {
  api: 'v3',
  expected: '',
  signed: null,
  difference: null,
  hash: null,
  digest: null,
  tried: 0,
}

function inspectDigest(
  expected: string,
  opened: Opened & { kind: 'digest' },
  mistakes: Suspects['mistakes'],
): Inspected {
  const { hash, digest } = opened
  const known = { ...REPORT, expected, hash, digest: digest.toString('hex') }
  const because = hash === 'SHA256' ? null : why('signedOtherHash', { hash })
  if (digestOf(hash, expected).equals(digest)) {
    return {
      because: because ?? why('signedUnknownText', { digest: known.digest, tried: 0 }),
      report: { ...known, signed: expected },
    }
  }
  const effort = new Effort()
  for (const [reason, text] of mistakes) {
    if (!effort.mayTry(text)) break
    if (!digestOf(hash, text).equals(digest)) continue
    const report = {
      ...known,
      tried: effort.tried,
      signed: text.toString('utf8'),
      difference: firstDifference(expected, text),
    }
    return { because: because ?? mistake(reason), report }
  }
  const { tried } = effort
  return {
    because: because ?? why('signedUnknownText', { digest: known.digest, tried }),
    report: { ...known, tried },
  }
}

function mistake(reason: TextMistake | PaySignMistake): Because {
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
