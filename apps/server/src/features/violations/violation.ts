/** `refusal`: no notice, but a payment that WeChat refused because the merchant may not collect. */
export type ViolationKind = 'punish' | 'intercept' | 'appeal' | 'refusal'

/** `standing`: it holds, as far as anybody knows. `lifted`: WeChat has said that it is over. `settled`: a person has. */
export type ViolationState = 'standing' | 'lifted' | 'settled'

/** What was said of a record, in WeChat's words. */
export type ViolationWord = {
  readonly kind: ViolationKind
  readonly companyName: string
  readonly punishPlan: string
  readonly punishDescription: string
  readonly riskType: string
  readonly riskDescription: string
  readonly punishedAt: Date
}

/** Something that WeChat's risk control did with a merchant, as it was told last. */
export type Violation = ViolationWord & {
  readonly id: string
  readonly accountId: string
  readonly subMchid: string
  /** WeChat's number of it; null for a refusal. */
  readonly recordId: string | null
  readonly state: ViolationState
  readonly settledBy: string | null
  readonly settledReason: string | null
  readonly createdAt: Date
  readonly changedAt: Date
}

/** With whose number it is, if anybody here knows by now. */
export type OwnedViolation = Violation & {
  readonly merchantId: string | null
  readonly merchantName: string | null
  readonly subMerchantId: string | null
}

export type ToldWord = Omit<ViolationWord, 'companyName' | 'punishDescription'> & { readonly toldAt: Date }

export type ViolationInFull = OwnedViolation & { readonly words: readonly ToldWord[] }

const GRANTED = 'APPEAL_SUCCESSFUL'

/**
 * What a word makes of a record. An appeal that was granted lifts its own record and no other. What is over stands again
 * only by something newer: notices do not come in order.
 */
export function nextState(before: Pick<Violation, 'state' | 'punishedAt'> | null, word: ViolationWord): ViolationState {
  const isGranted = word.kind === 'appeal' && word.riskType === GRANTED
  if (!before) return isGranted ? 'lifted' : 'standing'
  if (isGranted) return before.state === 'standing' && isLatest(before, word) ? 'lifted' : before.state
  return before.state === 'standing' || word.punishedAt > before.punishedAt ? 'standing' : before.state
}

/** Whether what a word says is shown from now on: the latest is. */
export function isLatest(before: Pick<Violation, 'punishedAt'>, { punishedAt }: ViolationWord): boolean {
  return punishedAt >= before.punishedAt
}
