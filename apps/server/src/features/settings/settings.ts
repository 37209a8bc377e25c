import type { Fen } from '../../kit/fen.ts'

/** What a second person can be asked for, besides refunds. */
export const WATCHED = ['people', 'keys', 'accounts', 'money'] as const
export type Watched = (typeof WATCHED)[number]
/** Of which kind a request is that may need a second person. A refund's amount decides; the settings guard themselves. */
export type ApprovalKind = Watched | 'refunds' | 'settings'

/** What a provider has decided for its people. */
export type Settings = {
  /** A refund above it asks for the second factor; null is the installation's own limit. */
  readonly secondFactorRefundAbove: Fen | null
  /** A refund above it asks for a second person; null is never. */
  readonly fourEyesRefundAbove: Fen | null
  readonly fourEyesFor: readonly Watched[]
  /** Another system takes payments under the same numbers: what it makes is no difference of ours. */
  readonly isBesideAnother: boolean
}

/** A provider that has decided nothing: nobody needs a second person. */
export const UNSET: Settings = {
  secondFactorRefundAbove: null,
  fourEyesRefundAbove: null,
  fourEyesFor: [],
  isBesideAnother: false,
}

export function usesFourEyes({
  fourEyesRefundAbove,
  fourEyesFor,
}: Pick<Settings, 'fourEyesRefundAbove' | 'fourEyesFor'>): boolean {
  return fourEyesRefundAbove !== null || fourEyesFor.length > 0
}

/** Whether every request of this kind needs a second person. Otherwise one could take away alone what asks for two. */
export function isWatched(settings: Settings, kind: ApprovalKind): boolean {
  if (kind === 'settings') return usesFourEyes(settings)
  return settings.fourEyesFor.some((one) => one === kind)
}
