/** No payments are taken for an account or for a merchant while this stands. */
export type PaymentStop = {
  readonly id: string
  readonly accountId: string | null
  readonly merchantId: string | null
  readonly reason: string
  readonly stoppedBy: string | null
  readonly stoppedAt: Date
  readonly endedBy: string | null
  readonly endedAt: Date | null
}

export type StopFilter = { readonly standing: boolean | null; readonly before: string | null; readonly limit: number }
