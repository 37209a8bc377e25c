import type { SubjectConfirmation } from '@teyue/contract/subject-confirmation'
import type { TableColumnsType } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { type Filter, FilterBar } from '../../kit/filter-bar.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { useMerchantName } from '../../kit/merchant-name.ts'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { ConfirmationState, useStateOptions } from './state.tsx'
import { confirmationWords } from './words.ts'

const REFRESHED_EVERY_MS = 15_000
const FILTERS = ['state', 'query'] as const

/** All confirmations of the provider's merchants, newest first. */
export default function SubjectConfirmationsPage() {
  const t = useWords(confirmationWords)
  const { values, set, clear, isEmpty } = useFilters(FILTERS)
  const found = useList<SubjectConfirmation>('/v1/subject-confirmations', values, { everyMs: REFRESHED_EVERY_MS })
  const filters: Filter[] = [
    { kind: 'choice', name: 'state', label: t('state'), options: useStateOptions() },
    { kind: 'text', name: 'query', label: t('search') },
  ]
  return (
    <Page title={t('title')}>
      <FilterBar filters={filters} values={values} set={set} clear={clear} />
      <Listing
        label={t('title')}
        of={found}
        columns={useColumns()}
        pathOf={({ id }) => `/subject-confirmations/${id}`}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}

function useColumns(): TableColumnsType<SubjectConfirmation> {
  const t = useWords(confirmationWords)
  const nameOf = useMerchantName()
  return [
    { title: t('state'), render: (_, { state }) => <ConfirmationState state={state} /> },
    { title: t('name'), ellipsis: true, width: 220, render: (_, { name }) => name ?? '—' },
    { title: t('merchant'), ellipsis: true, width: 180, render: (_, { merchant }) => nameOf(merchant) },
    { title: t('number'), render: (_, { sub_mchid }) => <Numbered value={sub_mchid} /> },
    { title: t('since'), render: (_, { state_since: at }) => <Moment at={at} /> },
  ]
}
