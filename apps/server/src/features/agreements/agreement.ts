/** 联合运营函, for binding another subject's appid (M17); or the agreement on recommending another subject's account (M7). */
export type AgreementKind = 'joint_operation' | 'recommend_follow'

/** A signed paper that lets an appid of another subject in, for one number. Its file lies with the merchant's, under the same id. */
export type Agreement = {
  readonly id: string
  readonly subMerchantId: string
  readonly kind: AgreementKind
  readonly appid: string
  /** Who signed it, in words. */
  readonly signedBy: string
  /** A day of Shanghai's, as the paper has it. */
  readonly signedOn: string
  readonly filename: string
  readonly bytes: number
  readonly sha256: Buffer
  /** The person who recorded it; null for a program. */
  readonly addedBy: string | null
  readonly addedAt: Date
  readonly withdrawnAt: Date | null
}

/** A number has a handful of appids; this is for files that a program sends in a circle. */
export const maxAgreementsPerNumber = 100

/** The one that stands for this appid, if any. */
export function standingAgreement(
  agreements: readonly Agreement[],
  kind: AgreementKind,
  appid: string,
): Agreement | undefined {
  return agreements.find((one) => one.kind === kind && one.appid === appid && one.withdrawnAt === null)
}
