import { AutoComplete, Input } from 'antd'
import { useWords } from '../kit/i18n.ts'
import { useFilling } from './filling.ts'
import { textAt } from './form.ts'
import { formWords } from './form-words.ts'
import type { InputProps } from './input-props.ts'
import { RULES_AT, rulesFor } from './settlement-rules.ts'
import { subjectOf } from './subject.ts'

/** A settlement rule: one of the usual ones for the subject, or any other number. */
export function RuleInput({ id, label, value, set, isWrong }: InputProps) {
  const t = useWords(formWords)
  const { form } = useFilling()
  const rules = rulesFor(subjectOf(form.draft))
  const options = rules.map(({ id: number, says }) => ({ value: number, label: `${number} · ${says}` }))
  return (
    <>
      <AutoComplete
        id={id}
        aria-label={label}
        aria-invalid={isWrong}
        popupMatchSelectWidth={false}
        options={options}
        value={typeof value === 'string' ? value : ''}
        onChange={(text: string) => set(text.trim() || undefined)}
      >
        <Input className="mono" maxLength={3} inputMode="numeric" />
      </AutoComplete>
      <p className="meta">
        {rules.find((rule) => rule.id === value)?.says ?? t('rule_other')}{' '}
        <a href={RULES_AT} target="_blank" rel="noreferrer">
          {t('rules_at')}
        </a>
      </p>
    </>
  )
}

/** The line of business, as WeChat's table of rules names it. */
export function LineInput({ id, label, value, set }: InputProps) {
  const { form } = useFilling()
  const chosen = textAt(form.draft, '/settlement_info/settlement_id')
  const lines = rulesFor(subjectOf(form.draft)).find((rule) => rule.id === chosen)?.lines ?? []
  return (
    <AutoComplete
      id={id}
      aria-label={label}
      options={lines.map((line) => ({ value: line }))}
      value={typeof value === 'string' ? value : ''}
      onChange={(text: string) => set(text.trim() || undefined)}
    >
      <Input maxLength={128} />
    </AutoComplete>
  )
}
