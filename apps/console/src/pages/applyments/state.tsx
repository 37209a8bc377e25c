import { APPLYMENT_STATES, type Applyment } from '@teyue/contract/applyment'
import { useWords } from '../../kit/i18n.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { applymentWords } from './words.ts'

export type ApplymentStateName = Applyment['state']

const standings: Readonly<Record<ApplymentStateName, Standing>> = {
  draft: 'waiting',
  submitting: 'working',
  unknown: 'unknown',
  editing: 'failed',
  auditing: 'working',
  rejected: 'failed',
  to_be_confirmed: 'waiting',
  to_be_signed: 'waiting',
  signing: 'working',
  finished: 'done',
  refused: 'failed',
  canceled: 'waiting',
}

export function ApplymentState({ state }: { state: ApplymentStateName }) {
  const t = useWords(applymentWords)
  return <State is={standings[state]}>{t(state)}</State>
}

/** The states as choices of a filter. */
export function useStateOptions(): { readonly value: string; readonly label: string }[] {
  const t = useWords(applymentWords)
  return APPLYMENT_STATES.map((value) => ({ value, label: t(value) }))
}
