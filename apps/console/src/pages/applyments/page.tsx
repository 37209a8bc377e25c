import type { Account } from '@teyue/contract/account'
import type { Applyment } from '@teyue/contract/applyment'
import { Button, type TableColumnsType } from 'antd'
import { useMay } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { type Filter, FilterBar } from '../../kit/filter-bar.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { useMerchantNames } from '../../money/filters.ts'
import { ApplymentState, useStateOptions } from './state.tsx'
import { applymentWords } from './words.ts'

const REFRESHED_EVERY_MS = 15_000
const FILTERS = ['state', 'merchant', 'account', 'query', 'created_from', 'created_to'] as const

/** All onboardings that the person may see, newest first. An agent sees those of its merchants. */
export default function ApplymentsPage() {
  const t = useWords(applymentWords)
  const go = useGo()
  const mayBegin = useMay()('applyments.manage')
  const { values, set, clear, isEmpty } = useFilters(FILTERS)
  const found = useList<Applyment>('/v1/applyments', values, { everyMs: REFRESHED_EVERY_MS })
  const begin = (
    <Button type="primary" onClick={() => go('/applyments/new')}>
      {t('begin')}
    </Button>
  )
  return (
    <Page title={t('title')} acts={mayBegin && begin}>
      <FilterBar filters={useApplymentFilters()} values={values} set={set} clear={clear} />
      <Listing
        label={t('title')}
        of={found}
        columns={useColumns()}
        pathOf={({ id }) => `/applyments/${id}`}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')}>{mayBegin && begin}</Empty>}
      />
    </Page>
  )
}

function useApplymentFilters(): Filter[] {
  const t = useWords(applymentWords)
  const mayRead = useMay()('accounts.read')
  const merchants = [...useMerchantNames()].map(([value, label]) => ({ value, label }))
  const { rows } = useList<Account>('/v1/accounts', {}, { enabled: mayRead })
  const accounts = rows.map(({ id: value, sp_mchid: label }) => ({ value, label }))
  return [
    { kind: 'choice', name: 'state', label: t('state'), options: useStateOptions() },
    { kind: 'choice', name: 'merchant', label: t('merchant'), options: merchants },
    ...(accounts.length > 1
      ? [{ kind: 'choice', name: 'account', label: t('account'), options: accounts } as const]
      : []),
    { kind: 'text', name: 'query', label: t('search') },
    { kind: 'days', from: 'created_from', to: 'created_to', label: t('created') },
  ]
}

function useColumns(): TableColumnsType<Applyment> {
  const t = useWords(applymentWords)
  const names = useMerchantNames()
  return [
    { title: t('state'), render: (_, { state }) => <ApplymentState state={state} /> },
    { title: t('name'), ellipsis: true, width: 200, render: (_, { name }) => name ?? t('unnamed') },
    { title: t('merchant'), ellipsis: true, width: 200, render: (_, { merchant }) => names.get(merchant) ?? merchant },
    { title: t('number'), render: (_, { business_code: code }) => <Numbered value={code} /> },
    { title: t('sub_mchid'), render: (_, { sub_mchid: number }) => (number ? <Numbered value={number} /> : '—') },
    { title: t('since'), render: (_, { state_since: at }) => <Moment at={at} /> },
    { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
  ]
}
