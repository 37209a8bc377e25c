import type { Applyment } from '@teyue/contract/applyment'
import { useWords } from '../../kit/i18n.ts'
import { applymentWords } from './words.ts'

const stations = ['fill', 'review', 'confirm', 'sign', 'open', 'done'] as const

/** Where in WeChat's line a state is; what was given up is nowhere. */
const placeOf: Readonly<Record<Applyment['state'], number | null>> = {
  draft: 0,
  refused: 0,
  rejected: 0,
  editing: 0,
  submitting: 1,
  unknown: 1,
  auditing: 1,
  to_be_confirmed: 2,
  to_be_signed: 3,
  signing: 4,
  finished: 6,
  canceled: null,
}

/** WeChat's stations, and at which it is. */
export function ProgressLine({ state }: { state: Applyment['state'] }) {
  const t = useWords(applymentWords)
  const place = placeOf[state]
  if (place === null) return null
  const lookOf = (index: number) => (index < place ? 'past' : index === place ? 'now' : 'ahead')
  return (
    <ol className="progress-line" aria-label={t('progress')}>
      {stations.map((station, index) => (
        <li key={station} className={`station-${lookOf(index)}`} aria-current={index === place ? 'step' : undefined}>
          {t(`p_${station}`)}
        </li>
      ))}
    </ol>
  )
}
