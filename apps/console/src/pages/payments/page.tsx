import type { Payment } from '@teyue/contract/payment'
import type { TableColumnsType } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Money } from '../../kit/money.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { paymentWords } from './words.ts'

const REFRESHED_EVERY_MS = 10_000

const standings: Readonly<Record<Payment['state'], Standing>> = {
  requested: 'working',
  unknown: 'unknown',
  open: 'waiting',
  closing: 'working',
  paid: 'done',
  closed: 'waiting',
  refused: 'failed',
}
const states = Object.keys(standings) as Payment['state'][]

/** All payments that the person may see, newest first. */
export default function PaymentsPage() {
  const t = useWords(paymentWords)
  const { values, set, clear, isEmpty } = useFilters(['state', 'reference', 'created_from', 'created_to'])
  const payments = useList<Payment>('/v1/payments', values, { everyMs: REFRESHED_EVERY_MS })
  const options = states.map((state) => ({ value: state, label: t(state) }))
  const columns: TableColumnsType<Payment> = [
    { title: t('state'), render: (_, { state }) => <State is={standings[state]}>{t(state)}</State> },
    { title: t('amount'), align: 'end', render: (_, { amount }) => <Money fen={amount} /> },
    { title: t('description'), dataIndex: 'description', ellipsis: true, width: 220 },
    { title: t('reference'), render: (_, { reference }) => <Numbered value={reference} /> },
    { title: t('id'), render: (_, { id }) => <Numbered value={id} /> },
    { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
  ]
  return (
    <Page title={t('title')}>
      <FilterBar
        filters={[
          { kind: 'choice', name: 'state', label: t('state'), options },
          { kind: 'text', name: 'reference', label: t('reference') },
          { kind: 'days', from: 'created_from', to: 'created_to', label: t('created') },
        ]}
        values={values}
        set={set}
        clear={clear}
      />
      <Listing
        label={t('title')}
        of={payments}
        columns={columns}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}
