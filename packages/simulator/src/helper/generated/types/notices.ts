// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

export type SentNotice = {
  readonly status: number | null
  readonly error: string | null
  readonly body: string | null
  readonly refused: boolean
  readonly sent: SentBytes
}

export type SentBytes = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly answer?: string
}

export type Notice = {
  readonly id: string
  readonly sp_mchid: string
  readonly event_type:
    | 'TRANSACTION.SUCCESS'
    | 'REFUND.SUCCESS'
    | 'REFUND.ABNORMAL'
    | 'REFUND.CLOSED'
    | 'VIOLATION.PUNISH'
    | 'VIOLATION.INTERCEPT'
    | 'VIOLATION.APPEAL'
  readonly api: 'v3' | 'v2'
  readonly number: string
  readonly url: string
  readonly state: 'pending' | 'delivered' | 'given_up'
  readonly created_at: string
  readonly next_at: string | null
  readonly attempts: readonly NoticeAttempt[]
  readonly resource: Readonly<Record<string, unknown>>
}

export type NoticeAttempt = {
  readonly at: string
  readonly status: number | null
  readonly error: string | null
  readonly duration_ms: number
  readonly extra: boolean
  /** 遇到的故障 · the bad luck that struck it */
  readonly fault?:
    | 'notice_lost'
    | 'notice_doubled'
    | 'notice_delayed'
    | 'notice_reordered'
    | 'notice_signtest'
    | 'notice_wrong_signature'
    | 'notice_rotated'
}

export type WholeNotice = {
  readonly id: string
  readonly sp_mchid: string
  readonly event_type:
    | 'TRANSACTION.SUCCESS'
    | 'REFUND.SUCCESS'
    | 'REFUND.ABNORMAL'
    | 'REFUND.CLOSED'
    | 'VIOLATION.PUNISH'
    | 'VIOLATION.INTERCEPT'
    | 'VIOLATION.APPEAL'
  readonly api: 'v3' | 'v2'
  readonly number: string
  readonly url: string
  readonly state: 'pending' | 'delivered' | 'given_up'
  readonly created_at: string
  readonly next_at: string | null
  readonly attempts: readonly {
    readonly at: string
    readonly status: number | null
    readonly error: string | null
    readonly duration_ms: number
    readonly extra: boolean
    /** 遇到的故障 · the bad luck that struck it */
    readonly fault?:
      | 'notice_lost'
      | 'notice_doubled'
      | 'notice_delayed'
      | 'notice_reordered'
      | 'notice_signtest'
      | 'notice_wrong_signature'
      | 'notice_rotated'
    readonly sent: SentBytes | null
  }[]
  readonly resource: Readonly<Record<string, unknown>>
}
