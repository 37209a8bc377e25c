import type { Refund } from '@teyue/contract/refund'
import type { TableColumnsType } from 'antd'
import { useMe } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Money } from '../../kit/money.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { ExportButton } from '../../money/export-button.tsx'
import { useMerchantNames, useMoneyFilters, useMoneyQuery, useSharedFilters } from '../../money/filters.ts'
import { RefundState, refundStates } from '../../money/states.tsx'
import { useStoreFilters } from '../../money/store-filter.ts'
import { TotalsLine } from '../../money/totals.tsx'
import { moneyWords } from '../../money/words.ts'
import { refundsWords } from './words.ts'
import '../../money/money.css'

const REFRESHED_EVERY_MS = 10_000

/** All refunds that the person may see, newest first. */
export default function RefundsPage() {
  const t = useWords(refundsWords)
  const m = useWords(moneyWords)
  const { values, set, clear, isEmpty } = useMoneyFilters()
  const query = useMoneyQuery(values)
  const refunds = useList<Refund>('/v1/refunds', query, { everyMs: REFRESHED_EVERY_MS })
  const shared = useSharedFilters()
  const ofStores = useStoreFilters(values)
  const options = refundStates.map((value) => ({ value, label: m(`refund_${value}`) }))
  return (
    <Page title={t('title')} acts={<ExportButton kind="refunds" query={query} />}>
      <FilterBar
        filters={[{ kind: 'choice', name: 'state', label: m('state'), options }, ...shared, ...ofStores]}
        values={values}
        set={set}
        clear={clear}
      />
      <TotalsLine of="refunds" query={query} />
      <Listing
        label={t('title')}
        of={refunds}
        columns={useColumns()}
        pathOf={({ id }) => `/refunds/${id}`}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}

function useColumns(): TableColumnsType<Refund> {
  const m = useWords(moneyWords)
  const { merchant } = useMe()
  const names = useMerchantNames()
  const ofMerchant: TableColumnsType<Refund> =
    merchant === null ? [{ title: m('merchant'), render: (_, one) => names.get(one.merchant) ?? one.merchant }] : []
  return [
    { title: m('state'), render: (_, { state }) => <RefundState state={state} /> },
    { title: m('amount'), align: 'end', render: (_, { amount }) => <Money fen={amount} isBack /> },
    { title: m('reason'), dataIndex: 'reason', ellipsis: true, width: 200 },
    ...ofMerchant,
    { title: m('reference'), render: (_, { reference }) => <Numbered value={reference} /> },
    { title: m('refund'), render: (_, { id }) => <Numbered value={id} /> },
    { title: m('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
  ]
}
