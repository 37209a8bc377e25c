import { X509Certificate } from 'node:crypto'
import type {
  AccountCheck,
  Account as AccountView,
  NewAccountCheck,
  Provider as ProviderView,
} from '@teyue/contract/account'
import type { MerchantCertificate } from '@teyue/wechatpay/merchant-certificate'
import type { AccountInFull, GivenKeys } from './account.ts'
import { type Finding, stateOf, wordsOf } from './account-finding.ts'
import type { Provider } from './provider.ts'

type CertificateView = NonNullable<AccountCheck['certificate']>
type Shown = Pick<MerchantCertificate, 'serial' | 'mchid' | 'subject' | 'validFrom' | 'expiresAt'>

export function viewProvider({ id, name, createdAt }: Provider & { readonly createdAt: Date }): ProviderView {
  return { id, object: 'provider', name, created_at: createdAt.toISOString() }
}

/** An account as the API shows it: nothing in it is secret. */
export function viewAccount(account: AccountInFull): AccountView {
  return {
    id: account.id,
    object: 'account',
    mode: account.mode,
    sp_mchid: account.spMchid,
    serial: account.serial,
    certificate: account.certificatePem === null ? null : certificateIn(account.certificatePem, account.spMchid),
    has_api_v2_key: account.hasApiV2Key,
    platform_keys: account.platformKeys.map(({ serial, kind, expiresAt, addedAt }) => ({
      serial,
      kind,
      expires_at: expiresAt?.toISOString() ?? null,
      added_at: addedAt.toISOString(),
    })),
    keys_version: account.version,
    keys_asked_at: account.keysAskedAt?.toISOString() ?? null,
    sub_merchant_count: account.subMerchantCount,
    created_at: account.createdAt.toISOString(),
  }
}

export function viewCheck(findings: readonly Finding[], certificate: Shown | null): AccountCheck {
  return {
    object: 'account_check',
    is_complete: findings.every((one) => stateOf(one) === 'good'),
    certificate: certificate && viewCertificate(certificate),
    findings: findings.map((one) => {
      const { detail, detailZh, next, nextZh } = wordsOf(one)
      const { about, code } = one
      return { about, state: stateOf(one), code, detail, detail_zh: detailZh, next, next_zh: nextZh }
    }),
  }
}

/** What was sent, as the program knows it. Base64 is read leniently: what comes out of nonsense is no .p12 file. */
export function readGiven(sent: NewAccountCheck): GivenKeys {
  return {
    mode: sent.mode,
    spMchid: sent.sp_mchid ?? null,
    p12: sent.p12 === undefined ? null : Buffer.from(sent.p12, 'base64'),
    certificatePem: sent.certificate ?? null,
    privateKeyPem: sent.private_key ?? null,
    apiV3Key: sent.api_v3_key?.trim() ?? null,
    apiV2Key: sent.api_v2_key?.trim() ?? null,
    publicKeyId: sent.public_key_id?.trim() ?? null,
    publicKeyPem: sent.public_key ?? null,
  }
}

function certificateIn(pem: string, spMchid: string): CertificateView {
  const { serialNumber, subject, validFromDate, validToDate } = new X509Certificate(pem)
  const company =
    subject
      .split('\n')
      .find((part) => part.startsWith('O='))
      ?.slice(2) ?? null
  const dates = { validFrom: validFromDate, expiresAt: validToDate }
  return viewCertificate({ serial: serialNumber, mchid: spMchid, subject: company, ...dates })
}

function viewCertificate({ serial, mchid, subject, validFrom, expiresAt }: Shown): CertificateView {
  return {
    serial,
    sp_mchid: mchid,
    subject,
    valid_from: validFrom.toISOString(),
    expires_at: expiresAt.toISOString(),
  }
}
