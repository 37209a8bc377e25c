import type { Merchant } from '@teyue/contract/merchant'
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
import { State } from '../../kit/state.tsx'
import { useAgents } from './agents.ts'
import { standingOf } from './standing.ts'
import { merchantWords, SUBJECT_TYPES } from './words.ts'

/** All merchants that the person may see, newest first. An agent sees its own. */
export default function MerchantsPage() {
  const t = useWords(merchantWords)
  const go = useGo()
  const mayManage = useMay()('merchants.manage')
  const { values, set, clear, isEmpty } = useFilters(['query', 'state', 'subject_type', 'onboarded', 'agent'])
  const merchants = useList<Merchant>('/v1/merchants', values)
  const create = (
    <Button type="primary" onClick={() => go('/merchants/new')}>
      {t('create')}
    </Button>
  )
  const acts = (
    <>
      <Button onClick={() => go('/found-numbers')}>{t('found')}</Button>
      <Button onClick={() => go('/imports')}>{t('import')}</Button>
      {create}
    </>
  )
  return (
    <Page title={t('title')} acts={mayManage && acts}>
      <FilterBar filters={useMerchantFilters()} values={values} set={set} clear={clear} />
      <Listing
        label={t('title')}
        of={merchants}
        columns={useColumns()}
        pathOf={({ id }) => `/merchants/${id}`}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t(mayManage ? 'empty' : 'empty_yours')}>{mayManage && create}</Empty>}
      />
    </Page>
  )
}

function useMerchantFilters(): Filter[] {
  const t = useWords(merchantWords)
  const agents = useAgents()
  const options = (values: readonly (Merchant['state'] | (typeof SUBJECT_TYPES)[number])[]) =>
    values.map((value) => ({ value, label: t(value) }))
  const numbers = (['yes', 'no'] as const).map((value) => ({ value, label: t(`onboarded_${value}`) }))
  return [
    { kind: 'text', name: 'query', label: t('search') },
    { kind: 'choice', name: 'state', label: t('state'), options: options(['active', 'paused', 'leaving', 'left']) },
    { kind: 'choice', name: 'subject_type', label: t('subject_type'), options: options(SUBJECT_TYPES) },
    { kind: 'choice', name: 'onboarded', label: t('onboarded'), options: numbers },
    ...(agents.length > 0 ? [{ kind: 'choice', name: 'agent', label: t('agent'), options: agents } as const] : []),
  ]
}

function useColumns(): TableColumnsType<Merchant> {
  const t = useWords(merchantWords)
  const agents = useAgents()
  const agentOf = (id: string | null) => agents.find(({ value }) => value === id)?.label
  return [
    { title: t('name'), dataIndex: 'name', ellipsis: true, width: 220 },
    { title: t('subject'), dataIndex: 'subject', ellipsis: true, width: 220 },
    { title: t('subject_type'), render: (_, { subject_type: type }) => t(type) },
    {
      title: t('numbers'),
      render: (_, { sub_merchants: numbers }) =>
        numbers.length === 0
          ? t('no_number')
          : numbers.map(({ id, sub_mchid: number }) => <Numbered key={id} value={number} />),
    },
    {
      title: t('state'),
      render: (_, { state }) => <State is={standingOf(state)}>{t(state)}</State>,
    },
    ...(agents.length > 0 ? [{ title: t('agent'), render: (_: unknown, one: Merchant) => agentOf(one.agent) }] : []),
    { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
  ]
}
