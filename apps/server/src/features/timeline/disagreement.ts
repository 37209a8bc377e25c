/** Where our books and WeChat's differ, as it is kept. */
export type Disagreement = {
  readonly id: string
  readonly kind: string
  readonly subjectId: string
  readonly accountId: string
  readonly message: string
  readonly ours: unknown
  readonly theirs: unknown
  readonly source: string
  readonly exchangeId: string | null
  readonly state: 'open' | 'settled'
  readonly times: number
  readonly firstAt: Date
  readonly lastAt: Date
  readonly settledAt: Date | null
  readonly settledBy: string | null
  readonly settledHow: 'wechat_said' | 'person' | null
  readonly settledReason: string | null
}
