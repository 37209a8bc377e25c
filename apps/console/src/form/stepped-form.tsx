import type { ApplymentFinding, Paper } from '@teyue/contract/applyment'
import { Card, Form } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { useFilters } from '../kit/filters.ts'
import { useLanguage, useWords } from '../kit/i18n.ts'
import { useRead } from '../kit/reading.ts'
import { FieldOf } from './field.tsx'
import { FillingContext, useFilling } from './filling.ts'
import { at } from './form.ts'
import { formWords } from './form-words.ts'
import { GroupOf } from './group.tsx'
import type { KeptForm } from './kept-form.ts'
import { KeptLine } from './kept-line.tsx'
import { News } from './news.tsx'
import { NotHere } from './not-here.tsx'
import { remarksOn } from './remarks.ts'
import { StepNav } from './step-nav.tsx'
import { fieldsIn, type StepKey } from './steps.ts'
import { SubmitBar } from './submit-bar.tsx'
import { useDraftForm } from './use-draft.ts'
import { useGoingOn } from './use-going-on.ts'
import './form.css'

type Findings = { readonly may_submit: boolean; readonly data: readonly ApplymentFinding[] }

type SteppedProps = {
  readonly kept: KeptForm
  /** What sends it, once all is there. */
  readonly submit: (isWhole: boolean) => ReactNode
}

/** A form in steps; which one is open stands in the address. */
export function SteppedForm({ kept, submit }: SteppedProps) {
  const language = useLanguage()
  const t = useWords(formWords)
  const form = useDraftForm(kept)
  const findings = useRead<Findings>(`${kept.path}/findings`)
  const [added, setAdded] = useState<readonly Paper[]>([])
  const { values, set } = useFilters(['step'])
  const keys = kept.steps.map(({ key }) => key)
  const step = keys.find((one) => one === values.step) ?? keys[0]!
  const [seen, setSeen] = useState<ReadonlySet<StepKey>>(new Set())
  const [heading, goOnAt] = useGoingOn(step)
  const go = (next: StepKey, field?: string) => {
    setSeen((before) => new Set([...before, step]))
    void form.keepNow()
    set({ step: next })
    goOnAt({ step: next, field })
  }
  const remarks = useMemo(
    () => remarksOn({ kept, draft: form.draft, findings: findings.data?.data ?? [], refused: form.refused, language }),
    [kept, form.draft, form.refused, findings.data, language],
  )
  const papers = new Map([...kept.papers, ...added].map((paper) => [paper.id, paper]))
  const addPaper = (paper: Paper) => setAdded((before) => [...before, paper])
  return (
    <FillingContext.Provider value={{ kept, form, remarks, papers, addPaper }}>
      <section className="filling below-2">
        <StepNav step={step} findings={findings.data?.data} go={go} />
        <Card className="step-card">
          <KeptLine form={form} />
          <News />
          <NotHere findings={findings.data?.data} />
          <Form layout="vertical" component="div" requiredMark={false}>
            <h2 ref={heading} tabIndex={-1}>
              {t(`step_${step}`)}
            </h2>
            <StepFields step={step} asksForMissing={seen.has(step) || !kept.isNew} />
          </Form>
          <SubmitBar step={step} findings={findings.data} go={go} ask={() => setSeen(new Set(keys))} submit={submit} />
        </Card>
      </section>
    </FillingContext.Provider>
  )
}

function StepFields({ step, asksForMissing }: { step: StepKey; asksForMissing: boolean }) {
  const { kept, form } = useFilling()
  const groups = kept.steps.find(({ key }) => key === step)?.groups ?? []
  const shown = groups.filter(({ when = () => true }) => when(form.draft))
  return (
    <>
      {shown.map(({ key, fields }) => (
        <GroupOf key={key} name={key}>
          {fieldsIn(fields, form.draft).map((field) => (
            <FieldOf
              key={field.path}
              field={field}
              value={at(form.draft, field.path)}
              set={(value) => form.set(field.path, value)}
              asksForMissing={asksForMissing}
            />
          ))}
        </GroupOf>
      ))}
    </>
  )
}
