import type { Store } from '@teyue/contract/store'
import { Select, type SelectProps } from 'antd'
import { useState } from 'react'
import { useWords } from '../../kit/i18n.ts'
import { useList, useRead } from '../../kit/reading.ts'
import { labelOf } from './label-of.ts'
import { storeWords } from './words.ts'

type Props = Pick<SelectProps<string>, 'id' | 'aria-label' | 'placeholder'> & {
  readonly merchant: string
  readonly value?: string | undefined
  readonly onChange?: (id: string | undefined) => void
}

/** Chooses one of a merchant's open stores, of which there may be thousands: the platform looks for what is typed. */
export function StoreSelect({ merchant, value, onChange, ...shown }: Props) {
  const t = useWords(storeWords)
  const [typed, setTyped] = useState('')
  const found = useList<Store>('/v1/stores', { merchant, state: 'open', query: typed || undefined, limit: '50' })
  const chosen = useRead<Store>(`/v1/stores/${value}`, {}, { enabled: Boolean(value) })
  const others = found.rows.filter(({ id }) => id !== value)
  const all = value && chosen.data?.id === value ? [chosen.data, ...others] : others
  return (
    <Select<string>
      allowClear
      placeholder={t('store_search')}
      {...shown}
      showSearch={{ filterOption: false, onSearch: (text) => setTyped(text.trim()) }}
      loading={found.isFetching}
      value={value ?? null}
      options={all.map((one) => ({ value: one.id, label: labelOf(one) }))}
      onChange={(id: string | null) => onChange?.(id ?? undefined)}
    />
  )
}
