import { Button, DatePicker, Input, Select, Tag } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { useLanguage, useWords } from './i18n.ts'
import { formatDay } from './moment.tsx'
import { KeepView, ViewLine } from './view-line.tsx'
import { useViews } from './views.ts'
import { kitWords } from './words.ts'

/** A filter as a person sees it. `choice` has options, `text` is typed, `days` are two: from and until, as moments. */
export type Filter =
  | { readonly kind: 'choice'; readonly name: string; readonly label: string; readonly options: readonly Option[] }
  | { readonly kind: 'text'; readonly name: string; readonly label: string }
  | { readonly kind: 'days'; readonly from: string; readonly to: string; readonly label: string }
type Option = { readonly value: string; readonly label: string }
type Values = Readonly<Record<string, string | undefined>>
type BarProps = {
  readonly filters: readonly Filter[]
  readonly values: Values
  readonly set: (changed: Values) => void
  readonly clear: () => void
}

/** Filters on one line; those that are set show as chips beneath, each with a way to drop it, and are kept under a name. */
export function FilterBar({ filters, values, set, clear }: BarProps) {
  const t = useWords(kitWords)
  const chips = filters.flatMap((filter) => chipsOf(filter, values))
  const [views, keep] = useViews()
  const names = filters.flatMap((filter) => ('name' in filter ? [filter.name] : []))
  const kept = { views, keep, names, values }
  return (
    <search className="filters" aria-label={t('filters')}>
      <ViewLine {...kept} set={set} />
      <div className="filter-line">
        {filters.map((filter) => (
          <Field key={'name' in filter ? filter.name : filter.from} filter={filter} values={values} set={set} />
        ))}
      </div>
      {chips.length > 0 && (
        <div className="chips">
          {chips.map((chip) => (
            <Chip key={chip.names.join()} {...chip} set={set} />
          ))}
          <Button type="link" size="small" onClick={clear}>
            {t('clear')}
          </Button>
          <KeepView {...kept} />
        </div>
      )}
    </search>
  )
}

function Field({ filter, values, set }: { filter: Filter } & Pick<BarProps, 'values' | 'set'>) {
  if (filter.kind === 'text') return <TextField filter={filter} value={values[filter.name] ?? ''} set={set} />
  if (filter.kind === 'days')
    return (
      <DatePicker.RangePicker
        aria-label={filter.label}
        allowEmpty={[true, true]}
        placeholder={[filter.label, '']}
        value={[asDay(values[filter.from]), asDay(values[filter.to])?.subtract(1, 'day') ?? null]}
        onChange={(days) =>
          set({
            [filter.from]: days?.[0]?.startOf('day').toISOString(),
            [filter.to]: days?.[1]?.startOf('day').add(1, 'day').toISOString(),
          })
        }
      />
    )
  return (
    <Select
      aria-label={filter.label}
      placeholder={filter.label}
      allowClear
      popupMatchSelectWidth={false}
      value={values[filter.name] ?? null}
      options={[...filter.options]}
      onChange={(value: string | null) => set({ [filter.name]: value ?? undefined })}
    />
  )
}

/** Taken when it is whole: on Enter or on leaving the field. */
function TextField({
  filter,
  value,
  set,
}: { filter: { name: string; label: string }; value: string } & Pick<BarProps, 'set'>) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const take = () => text.trim() !== value && set({ [filter.name]: text.trim() || undefined })
  return (
    <Input
      aria-label={filter.label}
      placeholder={filter.label}
      allowClear
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={take}
      onBlur={take}
    />
  )
}

type ChipProps = { readonly names: readonly string[]; readonly label: string; readonly says: string }

function Chip({ names, label, says, set }: ChipProps & Pick<BarProps, 'set'>) {
  const t = useWords(kitWords)
  const language = useLanguage()
  const text = says.split('/').map((part) => (/^\d{4}-\d\d-\d\dT/.test(part) ? formatDay(part, language) : part))
  return (
    <Tag
      closable
      closeIcon={
        <span role="img" aria-label={t('remove_filter', { name: label })}>
          ×
        </span>
      }
      onClose={(event) => {
        event.preventDefault()
        set(Object.fromEntries(names.map((name) => [name, undefined])))
      }}
    >
      {label}
      {': '}
      {text.join(' – ')}
    </Tag>
  )
}

function chipsOf(filter: Filter, values: Values): ChipProps[] {
  if (filter.kind === 'days') {
    const last = asDay(values[filter.to])?.subtract(1, 'day').toISOString()
    const says = [values[filter.from] ?? '…', last ?? '…'].join('/')
    return values[filter.from] || values[filter.to]
      ? [{ names: [filter.from, filter.to], label: filter.label, says }]
      : []
  }
  const value = values[filter.name]
  if (!value) return []
  const word = filter.kind === 'choice' ? filter.options.find((option) => option.value === value)?.label : undefined
  return [{ names: [filter.name], label: filter.label, says: word ?? value }]
}

function asDay(at: string | undefined) {
  return at === undefined ? null : dayjs(at)
}
