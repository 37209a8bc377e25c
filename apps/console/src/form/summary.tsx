import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../app/me.ts'
import { read } from '../kit/api.ts'
import { useConfirm } from '../kit/confirm.tsx'
import { useWords } from '../kit/i18n.ts'
import { fieldWords } from './field-words.ts'
import { at, type Draft, leavesOf } from './form.ts'
import { formWords } from './form-words.ts'
import type { KeptForm } from './kept-form.ts'
import { optionWords, wordOf } from './option-words.ts'
import { PaperShown } from './paper-shown.tsx'
import { nameOf } from './places.ts'
import { fieldsOf, type Step } from './steps.ts'

/** What stands in the form, to be read: what is personal masked, unless somebody who may opens it. */
export function Summary({ kept }: { kept: KeptForm }) {
  const t = useWords(formWords)
  const mayOpen = useMay()('applyments.open')
  const confirm = useConfirm()
  const [opened, setOpened] = useState<Draft | null>(null)
  const draft = opened ?? kept.draft
  const isGone = kept.papers.length > 0 && kept.papers.every(({ deleted_at: at }) => at !== null)
  const ask = () =>
    confirm({
      title: t('open_title'),
      says: t('open_says'),
      verb: t('open'),
      perform: async () => setOpened(await read<Draft>(`${kept.path}/draft`)),
    })
  return (
    <details className="sheet below-2 summary" open={kept.isNew}>
      <summary>
        {t('sent')} <span className="meta">{t('paper_count', { count: kept.papers.length })}</span>
      </summary>
      {isGone && <p className="meta">{t('papers_gone')}</p>}
      {mayOpen && !isGone && !opened && <Button onClick={ask}>{t('open')}</Button>}
      {kept.steps.map((step) => (
        <StepRead key={step.key} step={step} draft={draft} kept={kept} />
      ))}
    </details>
  )
}

function StepRead({ step, draft, kept }: { step: Step; draft: Draft; kept: KeptForm }) {
  const t = useWords(formWords)
  const name = useWords(fieldWords)
  const filled = fieldsOf(step, draft).filter(({ path }) => at(draft, path) !== undefined)
  if (filled.length === 0) return null
  return (
    <section className="field-group">
      <h3>{t(`step_${step.key}`)}</h3>
      <dl className="fact-list">
        {filled.map((field) => (
          <div key={field.path}>
            <dt>{name(field.label)}</dt>
            <dd>
              {field.kind === 'area' ? (
                nameOf(String(at(draft, field.path)))
              ) : (
                <ValueRead value={at(draft, field.path)} kept={kept} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function ValueRead({ value, kept }: { value: unknown; kept: KeptForm }) {
  const t = useWords(formWords)
  const option = useWords(optionWords)
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  return leavesOf(value).map((text) =>
    text.startsWith('ppr_') ? (
      <PaperShown key={text} id={text} at={kept.openedAt} paper={kept.papers.find(({ id }) => id === text)} />
    ) : (
      <div key={text}>{wordOf(option, text)}</div>
    ),
  )
}
