import type { Because } from '../explain/because.ts'
import type { SigningReport } from '../explain/signing/report.ts'

export type RefusalDetail = {
  readonly field?: string
  readonly value: unknown
  readonly issue?: string
  readonly location: 'body' | 'url' | 'query' | null
}

export type RefusalFacts = {
  /** Its name in the list of refusals, by which APIv2 finds its own code. */
  readonly name?: string
  readonly status: number
  readonly code: string
  readonly message: string
  /** The digits after the last dash of Request-ID, by which WeChat's own manual finds the cause. */
  readonly inner: number
  readonly detail?: RefusalDetail
  /** For the developer only: shown in the request log, never sent. */
  readonly because: Because
  /** What was signed and what should have been, where that was the trouble. */
  readonly signing?: SigningReport
}

/** WeChat's certain "no": the deed was not done. */
export class Refusal extends Error {
  readonly facts: RefusalFacts

  constructor(facts: RefusalFacts) {
    super(`${facts.code}: ${facts.message}`)
    this.facts = facts
  }
}
