/** How a bill and our books may differ about one thing. */
export const differenceKinds = ['not_here', 'not_there', 'state', 'amount', 'owner', 'transaction', 'day'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export type Difference = {
  readonly reconciliationId: string
  readonly kind: DifferenceKind
  readonly thing: 'payment' | 'refund' | 'reversal'
  readonly number: string
  readonly ours: Readonly<Record<string, unknown>>
  readonly theirs: Readonly<Record<string, unknown>>
}

/** True where WeChat's further word may settle it: the bill knows more of our payment or refund than we do. */
export function mayBeAsked({ kind, thing }: Difference): boolean {
  return kind === 'state' && thing !== 'reversal'
}
