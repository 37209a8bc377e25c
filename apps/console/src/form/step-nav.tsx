import { CheckCircleFilled } from '@ant-design/icons'
import type { ApplymentFinding } from '@teyue/contract/applyment'
import { useEffect, useRef } from 'react'
import { useWords } from '../kit/i18n.ts'
import { useFilling } from './filling.ts'
import { formWords } from './form-words.ts'
import { fieldMeant, type StepKey, stepOf } from './steps.ts'

const AROUND_PX = 40

type NavProps = {
  readonly step: StepKey
  readonly findings: readonly ApplymentFinding[] | undefined
  readonly go: (step: StepKey) => void
}

/** The steps, each with what is still missing in it. */
export function StepNav({ step, findings, go }: NavProps) {
  const t = useWords(formWords)
  const { kept, form } = useFilling()
  const { steps } = kept
  const nav = useRef<HTMLElement>(null)
  const place = steps.findIndex(({ key }) => key === step)
  // On a phone they stand in a line that is longer than the screen.
  useEffect(() => {
    const at = nav.current?.querySelectorAll('li')[place]?.offsetLeft ?? 0
    nav.current?.scrollTo({ left: at - AROUND_PX })
  }, [place])
  const rejectedIn = kept.said.flatMap(({ field }) => {
    const meant = field === null ? undefined : fieldMeant(steps, field, form.draft)
    return meant ? [stepOf(steps, meant.path)] : []
  })
  return (
    <nav ref={nav} className="step-nav" aria-label={t('steps')}>
      <ol>
        {steps.map(({ key: one }, index) => (
          <li key={one}>
            <button type="button" aria-current={one === step ? 'step' : undefined} onClick={() => go(one)}>
              <span className="step-number" aria-hidden="true">
                {index + 1}
              </span>
              <span className="step-name">
                {t(`step_${one}`)}
                {findings && (
                  <StepCount
                    of={findings.filter(({ field }) => stepOf(steps, field) === one)}
                    rejected={rejectedIn.filter((step) => step === one).length}
                  />
                )}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function StepCount({ of, rejected }: { of: readonly ApplymentFinding[]; rejected: number }) {
  const t = useWords(formWords)
  const missing = of.filter(({ code }) => code === 'NEEDED').length
  const wrong = of.length - missing
  if (of.length === 0 && rejected > 0)
    return <span className="meta step-wrong">{t('rejected_here', { count: rejected })}</span>
  if (of.length === 0)
    return (
      <span className="meta step-done-mark">
        <CheckCircleFilled aria-hidden /> {t('done')}
      </span>
    )
  return (
    <span className="meta">
      {wrong > 0 && <span className="step-wrong">{t('wrong', { count: wrong })}</span>}
      {wrong > 0 && missing > 0 && ' · '}
      {missing > 0 && t('missing', { count: missing })}
    </span>
  )
}
