import type { Difference } from './first-difference.ts'

/** What was signed beside what should have been. */
export type SigningReport = {
  readonly api: 'v3' | 'v2'
  /** What should have been signed; in APIv2 the key is masked. */
  readonly expected: string
  /** What was signed, where it was found out. */
  readonly signed: string | null
  readonly difference: Difference | null
  /** How it was hashed, and the digest that was signed; null where the signature could not be opened. */
  readonly hash: string | null
  readonly digest: string | null
  /** How many usual mistakes were tried. */
  readonly tried: number
}
