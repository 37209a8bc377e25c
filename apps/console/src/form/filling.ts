import type { Paper } from '@teyue/contract/applyment'
import { createContext, useContext } from 'react'
import type { KeptForm } from './kept-form.ts'
import type { Remark } from './remarks.ts'
import type { DraftForm } from './use-draft.ts'

/** The form that is being filled in, for all its fields. */
export type Filling = {
  readonly kept: KeptForm
  readonly form: DraftForm
  /** By field: of the platform's findings, WeChat's rejections and refusal, and what could not be kept. */
  readonly remarks: ReadonlyMap<string, readonly Remark[]>
  /** Papers by their ids, those just added included. */
  readonly papers: ReadonlyMap<string, Paper>
  readonly addPaper: (paper: Paper) => void
}

export const FillingContext = createContext<Filling | null>(null)

export function useFilling(): Filling {
  const filling = useContext(FillingContext)
  if (!filling) throw new Error('a field stands in a form')
  return filling
}
