import type { Applyment, Paper } from '@teyue/contract/applyment'
import type { Draft } from './form.ts'
import type { Step } from './steps.ts'

/** What WeChat said of a form: the field by its name or path, and why. */
export type Said = { readonly field: string | null; readonly reason: string | null }

/** A form as the platform keeps it, of either kind: an onboarding, or a subject's confirmation. */
export type KeptForm = {
  /** Where it is at the platform: `/v1/applyments/apl_…`. */
  readonly path: string
  /** Where a paper is added to it, and where its papers are opened. */
  readonly papersPath: string
  readonly openedAt: string
  readonly account: string
  readonly steps: readonly Step[]
  readonly draft: Draft
  readonly papers: readonly Paper[]
  readonly version: number
  readonly written: Applyment['written']
  /** Nothing of it was sent yet: what is missing is no mistake while one is still filling in. */
  readonly isNew: boolean
  /** What WeChat rejected is to be corrected in it. */
  readonly isRejected: boolean
  readonly said: readonly Said[]
}
