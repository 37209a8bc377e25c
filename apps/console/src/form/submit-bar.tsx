import type { ApplymentFinding } from '@teyue/contract/applyment'
import { Button, Space } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../kit/i18n.ts'
import { useFilling } from './filling.ts'
import { formWords } from './form-words.ts'
import { useNames } from './names.ts'
import { type StepKey, stepOf } from './steps.ts'

const MOST_NAMED = 6

type Findings = { readonly may_submit: boolean; readonly data: readonly ApplymentFinding[] }

type BarProps = {
  readonly step: StepKey
  readonly findings: Findings | undefined
  readonly go: (step: StepKey, field?: string) => void
  /** From now on what is missing is shown at its field. */
  readonly ask: () => void
  readonly submit: (isWhole: boolean) => ReactNode
}

/** Steps back and forth; on the last one, and whenever all is there, the way to WeChat. */
export function SubmitBar({ step, findings, go, ask, submit }: BarProps) {
  const t = useWords(formWords)
  const { kept } = useFilling()
  const keys = kept.steps.map(({ key }) => key)
  const place = keys.indexOf(step)
  const [before, after] = [keys[place - 1], keys[place + 1]]
  return (
    <footer className="submit-bar">
      {(!after || findings?.may_submit) && findings && <Outlook findings={findings} go={go} ask={ask} />}
      <Space wrap>
        {before && <Button onClick={() => go(before)}>{t('back')}</Button>}
        {after && (
          <Button type={findings?.may_submit ? 'default' : 'primary'} onClick={() => go(after)}>
            {t('next')}
          </Button>
        )}
        {(!after || findings?.may_submit) && submit(findings?.may_submit ?? false)}
      </Space>
    </footer>
  )
}

/** What keeps it from being submitted, with the way there. */
function Outlook({ findings, go, ask }: Omit<BarProps, 'step' | 'findings' | 'submit'> & { findings: Findings }) {
  const t = useWords(formWords)
  const { steps, isRejected } = useFilling().kept
  const nameIn = useNames(steps)
  if (findings.may_submit)
    return (
      <p className="says whole">
        {t('whole')}
        {isRejected && ` ${t('whole_again')}`}
      </p>
    )
  const placeOf = ({ field }: ApplymentFinding) => steps.findIndex(({ key }) => key === stepOf(steps, field))
  const inOrder = findings.data.toSorted((one, other) => placeOf(one) - placeOf(other))
  return (
    <>
      <p className="says">{t('fix_first', { count: findings.data.length })}</p>
      <ul className="findings">
        {inOrder.slice(0, MOST_NAMED).map(({ field, code }) => (
          <li key={`${field} ${code}`}>
            <Button
              type="link"
              className="flush"
              onClick={() => {
                ask()
                go(stepOf(steps, field), field)
              }}
            >
              {t(`step_${stepOf(steps, field)}`)} · {nameIn(field)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
