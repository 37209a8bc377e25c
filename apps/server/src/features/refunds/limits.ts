import type { Fen } from '../../kit/fen.ts'
import type { Settings } from '../settings/settings.ts'

/** The person who asks for a refund; a program proves itself by its key each time, and has nobody beside it. */
export type Asker = {
  readonly personId: string
  readonly isEnrolled: boolean
  /** Whether the second factor was proven within the last minutes. */
  readonly isProven: boolean
  /** The approval by which a second person agreed. */
  readonly approvalId: string | null
}

/** What the refund comes to together with those before it: of the payment, and of the person within a day. */
export type Sums = { readonly ofPayment: Fen; readonly ofPerson: Fen }

export const SUMMED_MS = 86_400_000

/** What stands in the way: a large sum must not become small by being cut in pieces. */
export function obstacleTo(
  { ofPayment, ofPerson }: Sums,
  { isProven, approvalId }: Asker,
  { secondFactorRefundAbove, fourEyesRefundAbove }: Settings,
  unlessSet: number,
): 'second factor' | 'second person' | null {
  const sum = Math.max(ofPayment, ofPerson)
  if (sum > (secondFactorRefundAbove ?? unlessSet) && !isProven) return 'second factor'
  if (fourEyesRefundAbove !== null && sum > fourEyesRefundAbove && approvalId === null) return 'second person'
  return null
}
