import { Checkbox, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../kit/i18n.ts'
import { toDay } from './form.ts'
import { formWords } from './form-words.ts'
import type { InputProps } from './input-props.ts'

const ENDLESS = '长期'
const LONGEST = 12

/** A day, as people type it from a card; of an end, that there is none. */
export function DayInput({ field, id, label, value, set, isWrong }: InputProps) {
  const t = useWords(formWords)
  const kept = typeof value === 'string' && value !== ENDLESS ? value : ''
  const [typed, setTyped] = useState(kept)
  useEffect(() => setTyped(kept), [kept])
  const isEndless = value === ENDLESS
  const isNone = typed !== '' && toDay(typed) === null
  const take = (text: string) => {
    if (text.trim() === '') return set(undefined)
    const found = toDay(text)
    if (found !== null) set(found)
  }
  return (
    <>
      <span className="day">
        <Input
          id={id}
          aria-label={label}
          placeholder={isEndless ? '' : '2019-08-01'}
          inputMode="numeric"
          autoComplete="off"
          maxLength={LONGEST}
          disabled={isEndless}
          value={isEndless ? '' : typed}
          aria-invalid={isWrong || isNone}
          aria-describedby={`${id}-help ${id}-says`}
          onChange={(event) => {
            setTyped(event.target.value)
            if (toDay(event.target.value) === event.target.value) set(event.target.value)
          }}
          onBlur={() => take(typed)}
        />
        {field.kind === 'last_day' && (
          <Checkbox
            checked={isEndless}
            aria-label={t('endless_of', { label })}
            onChange={({ target }) => set(target.checked ? ENDLESS : undefined)}
          >
            {t('endless')}
          </Checkbox>
        )}
      </span>
      {isNone && <p role="alert">{t('no_day')}</p>}
    </>
  )
}
