import type { Keyring } from './keyring.ts'
import type { MerchantKeys } from './merchant-keys.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** WeChat itself writes to the merchant 30 days ahead; a platform certificate is exchanged within its last days. */
const WARN_WITHIN_DAYS = 30
const ALARM_WITHIN_DAYS = 7

/** `alarm`: within a week; `expired`: what it signs or verifies is refused. `unknown`: nobody told us the day. */
export type KeyLevel = 'good' | 'warning' | 'alarm' | 'expired' | 'unknown'

export type KeyReportLine = {
  readonly kind: 'merchant_certificate' | 'platform_certificate' | 'public_key'
  readonly serial: string
  readonly expiresAt: Date | null
  /** Whole days, rounded down; below zero once it has expired. Null where there is no day. */
  readonly daysLeft: number | null
  readonly level: KeyLevel
}

/** Of the key that signs, and of each key of WeChat's, the worst first. Public keys do not expire. */
export function keyReport(merchantKeys: MerchantKeys, keyring: Keyring, now: Date): readonly KeyReportLine[] {
  const { serial, certificate } = merchantKeys.current()
  const ours = lineOf('merchant_certificate', serial, certificate?.expiresAt ?? null, now)
  const theirs = keyring
    .entries()
    .map((entry) =>
      entry.kind === 'public_key'
        ? ({ kind: 'public_key', serial: entry.serial, expiresAt: null, daysLeft: null, level: 'good' } as const)
        : lineOf('platform_certificate', entry.serial, entry.expiresAt, now),
    )
  return [ours, ...theirs].toSorted((one, other) => urgency(one) - urgency(other))
}

function lineOf(kind: KeyReportLine['kind'], serial: string, expiresAt: Date | null, now: Date): KeyReportLine {
  if (expiresAt === null) return { kind, serial, expiresAt, daysLeft: null, level: 'unknown' }
  const leftMs = expiresAt.getTime() - now.getTime()
  return { kind, serial, expiresAt, daysLeft: Math.floor(leftMs / DAY_MS), level: levelOf(leftMs) }
}

function levelOf(leftMs: number): KeyLevel {
  if (leftMs < 0) return 'expired'
  if (leftMs <= ALARM_WITHIN_DAYS * DAY_MS) return 'alarm'
  return leftMs <= WARN_WITHIN_DAYS * DAY_MS ? 'warning' : 'good'
}

function urgency({ level }: KeyReportLine): number {
  return ['expired', 'alarm', 'warning', 'unknown', 'good'].indexOf(level)
}
