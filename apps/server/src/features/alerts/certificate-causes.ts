import { X509Certificate } from 'node:crypto'
import type { Mode } from '../providers/account.ts'
import type { Cause } from './alert.ts'

/** What proves an account and what proves WeChat to it. */
export type AccountCertificates = {
  readonly accountId: string
  readonly mode: Mode
  readonly spMchid: string
  readonly clockOffsetMs: number
  readonly certificatePem: string | null
  /** When the last of WeChat's certificates ends; null where there is none. */
  readonly platformEndsAt: Date | null
  readonly hasPublicKey: boolean
}

const DAY_MS = 86_400_000
const WARNED_DAYS = 30
const CRITICAL_DAYS = 7

/** Certificates that end within a month. A public key of WeChat's does not end, and stands for its certificates. */
export function certificateCauses(accounts: readonly AccountCertificates[], now: Date): Cause[] {
  return accounts.flatMap((account) => {
    const at = now.getTime() + account.clockOffsetMs
    const merchant = account.certificatePem === null ? null : endOf(account.certificatePem)
    const platform = account.hasPublicKey ? null : account.platformEndsAt
    return [...causeOf(account, 'merchant', merchant, at), ...causeOf(account, 'wechat', platform, at)]
  })
}

function causeOf(
  { accountId, mode, spMchid }: AccountCertificates,
  which: string,
  end: Date | null,
  at: number,
): Cause[] {
  const days = end && Math.floor((end.getTime() - at) / DAY_MS)
  if (days === null || days >= WARNED_DAYS) return []
  return [
    {
      kind: 'certificate_ending',
      subjectId: `${accountId}/${which}`,
      severity: mode === 'test' ? 'note' : days < CRITICAL_DAYS ? 'critical' : 'warning',
      facts: { mode, account: accountId, sp_mchid: spMchid, which, days },
    },
  ]
}

/** Null for what is no certificate: the doctor speaks of that. */
function endOf(pem: string): Date | null {
  try {
    return new Date(new X509Certificate(pem).validTo)
  } catch {
    return null
  }
}
