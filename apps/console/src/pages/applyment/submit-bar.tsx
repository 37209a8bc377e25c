import type { Account } from '@teyue/contract/account'
import type { ApplymentFindings } from '@teyue/contract/applyment'
import { Button, Space } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useAct, useRead } from '../../kit/reading.ts'
import { useFilling } from './filling.ts'
import { leavesOf } from './form.ts'
import { useNames } from './names.ts'
import { STEPS, type StepKey, stepOf } from './steps.ts'
import { formWords } from './words.ts'

const MOST_NAMED = 6

type BarProps = {
  readonly step: StepKey
  readonly findings: ApplymentFindings | undefined
  readonly go: (step: StepKey, field?: string) => void
  /** From now on what is missing is shown at its field. */
  readonly ask: () => void
}

/** Steps back and forth; on the last one, and whenever all is there, the way to WeChat. */
export function SubmitBar({ step, findings, go, ask }: BarProps) {
  const t = useWords(formWords)
  const place = STEPS.indexOf(step)
  const [before, after] = [STEPS[place - 1], STEPS[place + 1]]
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
        {(!after || findings?.may_submit) && <SubmitButton isWhole={findings?.may_submit ?? false} />}
      </Space>
    </footer>
  )
}

/** What keeps it from being submitted, with the way there. */
function Outlook({ findings, go, ask }: Omit<BarProps, 'step' | 'findings'> & { findings: ApplymentFindings }) {
  const t = useWords(formWords)
  const nameIn = useNames()
  const { applyment } = useFilling()
  if (findings.may_submit)
    return (
      <p className="says whole">
        {t('whole')}
        {applyment.state === 'rejected' && ` ${t('whole_again')}`}
      </p>
    )
  const inOrder = findings.data.toSorted((a, b) => placeOf(a) - placeOf(b))
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
                go(stepOf(field), field)
              }}
            >
              {t(`step_${stepOf(field)}`)} · {nameIn(field)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function placeOf({ field }: { readonly field: string }): number {
  return STEPS.indexOf(stepOf(field))
}

function SubmitButton({ isWhole }: { isWhole: boolean }) {
  const t = useWords(formWords)
  const may = useMay()
  const confirm = useConfirm()
  const { applyment, form } = useFilling()
  const { id, account, business_code: code, state, name } = applyment
  const isAgain = state !== 'draft'
  const of = useRead<Account>(`/v1/accounts/${account}`, {}, { enabled: may('accounts.read') })
  const { version } = form
  const submit = useAct(() => act('POST', `/v1/applyments/${id}/submissions`, { version }), ['/v1/applyments'])
  const isUnsettled = form.keeping === 'keeping' || form.news.length > 0
  if (!may('applyments.submit')) return <span className="meta">{t('only_provider')}</span>
  const ask = async () => {
    await form.keepNow()
    const count = new Set(leavesOf(form.draft).filter((text) => text.startsWith('ppr_'))).size
    const says = t('submit_says', { name: name ?? t('unnamed'), count, account: of.data?.sp_mchid ?? account })
    confirm({
      title: t(isAgain ? 'resubmit' : 'submit'),
      says: isAgain ? (
        <>
          <p>{says}</p>
          <p>{t('resubmit_says', { code })}</p>
        </>
      ) : (
        says
      ),
      verb: t(isAgain ? 'resubmit' : 'submit'),
      perform: () => submit.mutateAsync(),
    })
  }
  return (
    <Button type="primary" disabled={!isWhole || isUnsettled} onClick={() => void ask()}>
      {t(isAgain ? 'resubmit' : 'submit')}
    </Button>
  )
}
