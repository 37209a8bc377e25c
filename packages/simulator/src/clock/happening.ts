export const HAPPENING_KINDS = [
  'order_closed',
  'password_lapsed',
  'refund_ended',
  'notice_delivered',
  'notice_failed',
  'notice_given_up',
  'notice_postponed',
  'settling',
  'settlement_remitted',
  'settlement_returned',
  'bills_ready',
  'authority_effective',
  'gold_plan_effective',
  'code_lapsed',
  'applyment_moved',
  'subject_lapsed',
  'clock_turned',
] as const

export type HappeningKind = (typeof HAPPENING_KINDS)[number]

/** Something that fell due and happened, at its own virtual moment. */
export type Happening = {
  /** Grows from one to the next, over restarts as well. */
  readonly id: number
  readonly at: number
  readonly kind: HappeningKind
  readonly sp_mchid: string | null
  readonly sub_mchid: string | null
  /** The number by which people know the thing: of the order, the refund, the day. */
  readonly number: string | null
  readonly notice: string | null
  readonly amount_fen: number | null
  /** A state, an answer or a name. */
  readonly detail: string | null
  /** When it is tried again. */
  readonly next_at: number | null
}

export type Told = Partial<Omit<Happening, 'id' | 'kind'>>
