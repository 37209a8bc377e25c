import { Checkbox, Radio, Select } from 'antd'
import { useWords } from '../kit/i18n.ts'
import { useFilling } from './filling.ts'
import { formWords } from './form-words.ts'
import type { InputProps } from './input-props.ts'
import { optionWords, wordOf } from './option-words.ts'

const MOST_AS_BUTTONS = 3

/** One of a few, all seen at once; of many, chosen from a list. */
export function ChoiceInput({ field, id, label, value, set }: InputProps) {
  const t = useWords(optionWords)
  const { form } = useFilling()
  const { options = [] } = field
  const keys = typeof options === 'function' ? options(form.draft) : options
  const choices = keys.map((one) => ({ value: one, label: wordOf(t, one) }))
  const chosen = typeof value === 'string' ? value : null
  if (choices.length <= MOST_AS_BUTTONS)
    return (
      <Radio.Group
        id={id}
        aria-label={label}
        value={chosen}
        options={choices}
        onChange={({ target }) => set(target.value)}
      />
    )
  return (
    <Select
      id={id}
      aria-label={label}
      allowClear
      value={chosen}
      options={choices}
      onChange={(one) => set(one ?? undefined)}
    />
  )
}

export function YesNoInput({ id, label, value, set }: InputProps) {
  const t = useWords(formWords)
  return (
    <Radio.Group
      id={id}
      aria-label={label}
      value={typeof value === 'boolean' ? value : null}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
      onChange={({ target }) => set(target.value)}
    />
  )
}

/** Where it sells: one or more. */
export function ScenesInput({ field, id, label, value, set }: InputProps) {
  const t = useWords(optionWords)
  const options = typeof field.options === 'function' ? [] : (field.options ?? [])
  const chosen = Array.isArray(value) ? value : []
  return (
    <Checkbox.Group
      className="scenes"
      aria-label={label}
      value={chosen}
      options={options.map((one) => ({ value: one, label: wordOf(t, one), id: `${id}-${one}` }))}
      onChange={(next) => set(next.length > 0 ? options.filter((one) => next.includes(one)) : undefined)}
    />
  )
}
