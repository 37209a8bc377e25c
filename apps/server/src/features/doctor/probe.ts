/** What only the outside can answer: does WeChat know the relation, does our address lead here, do the clocks agree? */
export type ProbeAbout = 'relation' | 'notify' | 'clock'

export type ProbeOutcome =
  | 'good'
  | 'no_relation'
  | 'number_unknown'
  | 'signature'
  | 'refused'
  | 'silent'
  | 'elsewhere'
  | 'unreachable'
  | 'unmeasured'

/** The latest answer to one question, about an account or one number of it. */
export type Probe = {
  readonly accountId: string
  /** Empty for what concerns the account. */
  readonly subMerchantId: string
  readonly about: ProbeAbout
  readonly outcome: ProbeOutcome
  readonly facts: Readonly<Record<string, string>>
  readonly askedAt: Date
}

export type Probed = Pick<Probe, 'outcome' | 'facts'>

type Refusal = { readonly code: string; readonly message: string; readonly outcomeKnown: boolean }

/**
 * What the answer to a question about an order that never was says of number and keys: that WeChat finds no such order is the
 * good answer, since it looks at signature and relation first.
 */
export function judgeRelation({ code, message: words, outcomeKnown }: Refusal): Probed {
  if (code === 'ORDER_NOT_EXIST') return { outcome: 'good', facts: {} }
  if (!outcomeKnown || code === 'NOT_SENT' || code === 'NO_ANSWER') return { outcome: 'silent', facts: { words } }
  if (code === 'SIGN_ERROR' || code === 'BAD_SIGNATURE') return { outcome: 'signature', facts: { words } }
  if (code === 'MCH_NOT_EXISTS') return { outcome: 'number_unknown', facts: { words } }
  if (/受理关系/.test(words)) return { outcome: 'no_relation', facts: { words } }
  return { outcome: 'refused', facts: { code, words } }
}
