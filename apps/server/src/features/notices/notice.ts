/**
 * A notice that was verified and kept. `parked`: it could not be true of our books, and a person sees it as a disagreement.
 * `elsewhere`: it speaks of what another system made.
 */
export type Notice = {
  readonly providerId: string
  readonly accountId: string
  /** WeChat's id; the same notice comes again under the same id. */
  readonly id: string
  readonly eventType: string
  readonly exchangeId: string
  /** What it says, opened at the door, sealed under our own key. */
  readonly contentSealed: Buffer
  readonly state: 'received' | 'applied' | 'parked' | 'elsewhere'
}

/** Why a notice is refused at the door. Each is answered 4xx or 5xx, so that WeChat tries again. */
export type NoticeRefusal =
  | 'UNKNOWN_SERIAL'
  | 'STALE'
  | 'SIGNTEST'
  | 'BAD_SIGNATURE'
  | 'MISSING_HEADERS'
  | 'CANNOT_OPEN'
  | 'ILL_SHAPED'
  | 'NO_V2_KEY'

const statuses: Record<NoticeRefusal, number> = {
  // We fetch WeChat's keys and can verify it when it comes again.
  UNKNOWN_SERIAL: 503,
  STALE: 401,
  SIGNTEST: 401,
  BAD_SIGNATURE: 401,
  MISSING_HEADERS: 401,
  CANNOT_OPEN: 400,
  ILL_SHAPED: 400,
  // Once the account has the key, it can be verified when it comes again.
  NO_V2_KEY: 503,
}

export function refusalStatus(reason: NoticeRefusal): number {
  return statuses[reason]
}
