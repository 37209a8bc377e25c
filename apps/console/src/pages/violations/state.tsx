import type { Violation } from '@teyue/contract/violation'
import { useWords } from '../../kit/i18n.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { violationWords } from '../merchant/violations/violation-words.ts'

const standings: Readonly<Record<Violation['state'], Standing>> = {
  standing: 'failed',
  lifted: 'done',
  settled: 'done',
}

export function ViolationState({ state }: { state: Violation['state'] }) {
  const t = useWords(violationWords)
  return <State is={standings[state]}>{t(state)}</State>
}
