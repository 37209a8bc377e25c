import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
const SECRET_BYTES = 20
/** A clock may be one period off. */
const WINDOW = 1

/** A new secret for an authenticator app, in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32
}

/** What an app reads from a QR code. SHA-1 and six digits are what all apps know. */
export function totpUri(secret: string, login: string): string {
  return totpOf(secret, login).toString()
}

/** The period for which this code is right, if it is one later than `after`: a code is good once. */
export function periodOf(secret: string, code: string, now: Date, after: number): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const delta = totpOf(secret, '').validate({ token: code, timestamp: now.getTime(), window: WINDOW })
  if (delta === null) return null
  const period = Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
  return period > after ? period : null
}

/** The code that an app would show. */
export function codeAt(secret: string, now: Date): string {
  return totpOf(secret, '').generate({ timestamp: now.getTime() })
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Teyue', label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, digits: 6 })
}
