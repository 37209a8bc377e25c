import type { Store } from '@teyue/contract/store'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { Listing } from '../../kit/listing.tsx'
import { Numbered } from '../../kit/number.tsx'
import { useList } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { StoreForm } from './store-form.tsx'
import { storeWords } from './words.ts'

/** A merchant's stores, and a way to add one; each opens with its terminals. */
export function StoreList({ merchant }: { merchant: string }) {
  const t = useWords(storeWords)
  const go = useGo()
  const mayManage = useMay()('stores.manage')
  const [isAdding, setAdding] = useState(false)
  const { values, set, clear, isEmpty } = useFilters(['query', 'state'])
  const stores = useList<Store>('/v1/stores', { merchant, ...values })
  const hasAny = stores.rows.length > 0 || !isEmpty
  const options = (['open', 'closed'] as const).map((value) => ({ value, label: t(value) }))
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <>
      {hasAny && mayManage && <div className="above">{add}</div>}
      {hasAny && (
        <FilterBar
          filters={[
            { kind: 'text', name: 'query', label: t('search') },
            { kind: 'choice', name: 'state', label: t('state'), options },
          ]}
          values={values}
          set={set}
          clear={clear}
        />
      )}
      <Listing
        label={t('title')}
        of={stores}
        columns={useColumns()}
        pathOf={({ id }) => `/stores/${id}`}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')}>{mayManage && add}</Empty>}
      />
      {isAdding && (
        <StoreForm merchant={merchant} close={() => setAdding(false)} onDone={({ id }) => go(`/stores/${id}`)} />
      )}
    </>
  )
}

function useColumns(): TableColumnsType<Store> {
  const t = useWords(storeWords)
  return [
    { title: t('name'), dataIndex: 'name', ellipsis: true, width: 160 },
    {
      title: t('state'),
      render: (_, { state }) => <State is={state === 'open' ? 'done' : 'waiting'}>{t(state)}</State>,
    },
    { title: t('number'), render: (_, { number }) => (number ? <Numbered value={number} /> : '–') },
    {
      title: t('address'),
      ellipsis: true,
      width: 300,
      render: (_, { area_code: area, address }) => `${area} ${address}`,
    },
    { title: t('phone'), render: (_, { phone }) => phone ?? '–' },
  ]
}
