import { createPrivateKey, type KeyObject } from 'node:crypto'
import { createKeyring } from '@teyue/wechatpay/keyring'
import { type MerchantCertificate, readMerchantCertificate } from '@teyue/wechatpay/merchant-certificate'
import type { GivenKeys } from '../features/providers/account.ts'
import { type Finding, finding } from '../features/providers/account-finding.ts'
import { type MerchantFile, openP12, P12Fault } from './open-p12.ts'

/** What can be seen of an account's keys without asking WeChat. */
export type ReadKeys = {
  readonly findings: readonly Finding[]
  readonly certificate: MerchantCertificate | null
  /** The pair as PEM, where it is there and belongs together. */
  readonly file: MerchantFile | null
}

type Pair = Pick<ReadKeys, 'certificate' | 'file'> & { readonly findings: readonly Finding[] }

/** Looks at each thing that is given, and names what is missing. */
export function readKeys(given: GivenKeys, now: Date): ReadKeys {
  const pair = readPair(given, now)
  const number = given.spMchid
    ? finding('sp_mchid', 'NUMBER_GIVEN', { number: given.spMchid })
    : finding('sp_mchid', 'NUMBER_MISSING')
  return { ...pair, findings: [number, ...pair.findings, ...readApiKeys(given), ...readPublicKey(given)] }
}

/** Both API keys have 32 characters. */
export function isApiKey(text: string): boolean {
  return /^[\x21-\x7e]{32}$/.test(text)
}

function readPair(given: GivenKeys, now: Date): Pair {
  if (!given.p12) return readPems(given, now)
  if (!given.spMchid) return nothing(finding('certificate', 'P12_NEEDS_NUMBER'))
  try {
    const file = openP12(given.p12, given.spMchid)
    return readPems({ ...given, certificatePem: file.certificatePem, privateKeyPem: file.privateKeyPem }, now)
  } catch (error) {
    if (!(error instanceof P12Fault)) throw error
    return nothing(finding('certificate', `P12_${error.reason}`, { number: given.spMchid }))
  }
}

function readPems({ certificatePem, privateKeyPem, spMchid }: GivenKeys, now: Date): Pair {
  if (!certificatePem)
    return nothing(finding('certificate', 'CERTIFICATE_MISSING'), ...(privateKeyPem ? [readAlone(privateKeyPem)] : []))
  const certificate = readCertificate(certificatePem)
  if ('code' in certificate) return nothing(certificate)
  const key = judgeKey(certificatePem, certificate, privateKeyPem)
  const judged = judgeCertificate(certificate, spMchid, now)
  const isWhole = key.code === 'PRIVATE_KEY_GOOD' && judged.code === 'CERTIFICATE_GOOD'
  const file = isWhole && privateKeyPem ? { certificatePem, privateKeyPem } : null
  return { certificate, file, findings: [judged, key] }
}

function readCertificate(pem: string): MerchantCertificate | Finding {
  try {
    return readMerchantCertificate(pem)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return finding('certificate', 'CERTIFICATE_UNREADABLE', { words: error.message })
  }
}

function judgeCertificate(certificate: MerchantCertificate, spMchid: string | null, now: Date): Finding {
  const { mchid, validFrom, expiresAt, serial } = certificate
  const [from, until] = [validFrom, expiresAt].map((date) => date.toISOString().slice(0, 10)) as [string, string]
  const facts = { serial, found: mchid, number: spMchid ?? '', from, until }
  if (spMchid && mchid !== spMchid) return finding('certificate', 'CERTIFICATE_OF_ANOTHER', facts)
  if (now < validFrom || now >= expiresAt) return finding('certificate', 'CERTIFICATE_NOT_NOW', facts)
  return finding('certificate', 'CERTIFICATE_GOOD', facts)
}

function judgeKey(certificatePem: string, { serial }: MerchantCertificate, privateKeyPem: string | null): Finding {
  if (!privateKeyPem) return finding('private_key', 'PRIVATE_KEY_MISSING')
  const privateKey = readPrivateKey(privateKeyPem)
  if (!privateKey) return finding('private_key', 'PRIVATE_KEY_UNREADABLE')
  try {
    readMerchantCertificate(certificatePem, privateKey)
    return finding('private_key', 'PRIVATE_KEY_GOOD')
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return finding('private_key', 'PRIVATE_KEY_OF_ANOTHER', { serial })
  }
}

function readAlone(pem: string): Finding {
  return finding('private_key', readPrivateKey(pem) ? 'PRIVATE_KEY_WAITING' : 'PRIVATE_KEY_UNREADABLE')
}

function readPrivateKey(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem)
  } catch {
    return null
  }
}

function readApiKeys({ apiV3Key, apiV2Key }: GivenKeys): Finding[] {
  const v3 = apiV3Key ? judgeText('api_v3_key', apiV3Key) : finding('api_v3_key', 'V3_KEY_MISSING')
  return apiV2Key ? [v3, judgeText('api_v2_key', apiV2Key)] : [v3]
}

function judgeText(about: 'api_v3_key' | 'api_v2_key', text: string): Finding {
  const name = about === 'api_v3_key' ? 'V3_KEY' : 'V2_KEY'
  if (isApiKey(text)) return finding(about, `${name}_FORM_GOOD`)
  return finding(about, `${name}_LENGTH`, { length: String(text.length) })
}

function readPublicKey({ publicKeyId: id, publicKeyPem: pem }: GivenKeys): Finding[] {
  if (!id && !pem) return []
  if (!id || !pem) return [finding('public_key', 'PUBLIC_KEY_HALF')]
  try {
    createKeyring({ publicKeys: [{ id, pem }] })
    return [finding('public_key', 'PUBLIC_KEY_GOOD', { id })]
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return [finding('public_key', 'PUBLIC_KEY_WRONG', { words: error.message })]
  }
}

function nothing(...findings: readonly Finding[]): Pair {
  return { certificate: null, file: null, findings }
}
