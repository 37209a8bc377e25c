import { useState } from 'react'
import { useWords } from '../kit/i18n.ts'
import { DayInput } from './day-input.tsx'
import { fromPeriod, toPeriod } from './form.ts'
import { formWords } from './form-words.ts'
import type { InputProps } from './input-props.ts'

/** From and until, which WeChat takes as one text; kept once both are there. */
export function PeriodInput(props: InputProps) {
  const t = useWords(formWords)
  const { field, id, label, value, set } = props
  const kept = fromPeriod(value)
  const [half, setHalf] = useState(kept)
  const [from, until] = value === undefined ? half : kept
  const write = (next: readonly [string, string]) => {
    setHalf(next)
    set(toPeriod(next))
  }
  const day = (text: unknown) => (typeof text === 'string' ? text : '')
  return (
    <span className="period">
      <DayInput
        {...props}
        field={{ ...field, kind: 'day' }}
        label={t('from_of', { label })}
        value={from || undefined}
        set={(text) => write([day(text), until])}
      />
      <span aria-hidden="true">{t('until')}</span>
      <DayInput
        {...props}
        id={`${id}-until`}
        field={{ ...field, kind: 'last_day' }}
        label={t('until_of', { label })}
        value={until || undefined}
        set={(text) => write([from, day(text)])}
      />
    </span>
  )
}
