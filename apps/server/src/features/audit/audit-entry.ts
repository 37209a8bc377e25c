/** What a person did, as it stands in the chain. */
export type AuditEntry = {
  readonly id: string
  readonly number: number
  readonly at: Date
  readonly personId: string | null
  readonly sessionId: string | null
  readonly address: string
  readonly requestId: string
  readonly act: string
  readonly outcome: 'asked' | 'done' | 'refused'
  readonly merchantId: string | null
  readonly subjectId: string | null
  readonly before: unknown
  readonly after: unknown
  readonly hash: Buffer
}

export type AuditFilter = {
  readonly merchantId: string | null
  readonly personId: string | null
  readonly subjectId: string | null
  readonly act: string | null
  readonly outcome: AuditEntry['outcome'] | null
  readonly from: Date | null
  readonly to: Date | null
  readonly before: string | null
  readonly limit: number
}
