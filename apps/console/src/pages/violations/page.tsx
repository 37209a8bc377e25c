import type { Violation } from '@teyue/contract/violation'
import type { TableColumnsType } from 'antd'
import { useMe } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { type Filter, FilterBar } from '../../kit/filter-bar.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { useMerchantNames } from '../../money/filters.ts'
import { violationWords } from '../merchant/violations/violation-words.ts'
import { ViolationState } from './state.tsx'

const REFRESHED_EVERY_MS = 30_000
const FILTERS = ['state', 'kind', 'merchant'] as const
const STATES = ['standing', 'lifted', 'settled'] as const
const KINDS = ['punish', 'intercept', 'appeal', 'refusal'] as const

/** What WeChat's risk control has done with merchants, newest first: all of the provider's, also those that nobody here knows. */
export default function ViolationsPage() {
  const t = useWords(violationWords)
  const { values, set, clear, isEmpty } = useFilters(FILTERS)
  const found = useList<Violation>('/v1/violations', values, { everyMs: REFRESHED_EVERY_MS })
  return (
    <Page title={t('title')}>
      <p className="says">{t('list_says')}</p>
      <FilterBar filters={useViolationFilters()} values={values} set={set} clear={clear} />
      <Listing
        label={t('title')}
        of={found}
        columns={useColumns()}
        pathOf={({ id }) => `/violations/${id}`}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}

function useViolationFilters(): Filter[] {
  const t = useWords(violationWords)
  const { merchant } = useMe()
  const options = [...useMerchantNames()].map(([value, label]) => ({ value, label }))
  const ofMerchants: Filter[] =
    merchant === null ? [{ kind: 'choice', name: 'merchant', label: t('merchant'), options }] : []
  return [
    { kind: 'choice', name: 'state', label: t('state'), options: STATES.map((value) => ({ value, label: t(value) })) },
    { kind: 'choice', name: 'kind', label: t('kind'), options: KINDS.map((value) => ({ value, label: t(value) })) },
    ...ofMerchants,
  ]
}

function useColumns(): TableColumnsType<Violation> {
  const t = useWords(violationWords)
  const zh = useLanguage() === 'zh'
  return [
    { title: t('state'), render: (_, { state }) => <ViolationState state={state} /> },
    { title: t('kind'), render: (_, { kind }) => t(kind) },
    {
      title: t('what'),
      width: 340,
      render: (_, { punish_plan: plan, says, says_zh }) => (
        <div className="breaks">
          {plan}
          <div className="meta">{zh ? says_zh : says}</div>
        </div>
      ),
    },
    {
      title: t('merchant'),
      render: (_, { merchant_name: name, company_name: company, sub_mchid: number }) => (
        <>
          {name ?? t('stranger', { company: company || '—' })}
          <div>
            <Numbered value={number} />
          </div>
        </>
      ),
    },
    { title: t('at'), render: (_, { punished_at: at }) => <Moment at={at} /> },
  ]
}
