import { CONFIRMATION_STATES, type SubjectConfirmation } from '@teyue/contract/subject-confirmation'
import { useWords } from '../../kit/i18n.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { confirmationWords } from './words.ts'

type Name = SubjectConfirmation['state']

const standings: Readonly<Record<Name, Standing>> = {
  draft: 'waiting',
  submitting: 'working',
  unknown: 'unknown',
  editing: 'failed',
  auditing: 'working',
  confirming_contact: 'waiting',
  confirming_legal_person: 'waiting',
  passed: 'done',
  rejected: 'failed',
  frozen: 'failed',
  refused: 'failed',
  canceled: 'waiting',
}

export function ConfirmationState({ state }: { state: Name }) {
  const t = useWords(confirmationWords)
  return <State is={standings[state]}>{t(state)}</State>
}

/** The states as choices of a filter. */
export function useStateOptions(): { readonly value: string; readonly label: string }[] {
  const t = useWords(confirmationWords)
  return CONFIRMATION_STATES.map((value) => ({ value, label: t(value) }))
}
