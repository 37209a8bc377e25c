import type { Payment } from '@teyue/contract/payment'
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
import { PaymentState, paymentStates } from '../../money/states.tsx'
import { useStoreFilters } from '../../money/store-filter.ts'
import { TotalsLine } from '../../money/totals.tsx'
import { moneyWords } from '../../money/words.ts'
import { paymentWords } from './words.ts'
import '../../money/money.css'

const REFRESHED_EVERY_MS = 10_000
const products = ['native', 'jsapi', 'mini_program', 'app', 'h5', 'code_payment', 'combined'] as const

/** All payments that the person may see, newest first. */
export default function PaymentsPage() {
  const t = useWords(paymentWords)
  const m = useWords(moneyWords)
  const { values, set, clear, isEmpty } = useMoneyFilters(['product', 'terminal'])
  const query = useMoneyQuery(values)
  const payments = useList<Payment>('/v1/payments', query, { everyMs: REFRESHED_EVERY_MS })
  const shared = useSharedFilters()
  const ofStores = useStoreFilters(values, 'terminals')
  const stateOptions = paymentStates.map((value) => ({ value, label: m(`payment_${value}`) }))
  const productOptions = products.map((value) => ({ value, label: m(`product_${value}`) }))
  return (
    <Page title={t('title')} acts={<ExportButton kind="payments" query={query} />}>
      <FilterBar
        filters={[
          { kind: 'choice', name: 'state', label: m('state'), options: stateOptions },
          { kind: 'choice', name: 'product', label: m('product'), options: productOptions },
          ...shared,
          ...ofStores,
        ]}
        values={values}
        set={set}
        clear={clear}
      />
      <TotalsLine of="payments" query={query} />
      <Listing
        label={t('title')}
        of={payments}
        columns={useColumns(payments.rows.some(({ store }) => store !== null))}
        pathOf={({ id }) => `/payments/${id}`}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}

function useColumns(hasStores: boolean): TableColumnsType<Payment> {
  const m = useWords(moneyWords)
  const { merchant } = useMe()
  const names = useMerchantNames()
  const ofMerchant: TableColumnsType<Payment> =
    merchant === null ? [{ title: m('merchant'), render: (_, one) => names.get(one.merchant) ?? one.merchant }] : []
  return [
    { title: m('state'), render: (_, { state }) => <PaymentState state={state} /> },
    { title: m('amount'), align: 'end', render: (_, { amount }) => <Money fen={amount} /> },
    { title: m('description'), dataIndex: 'description', ellipsis: true, width: 200 },
    ...ofMerchant,
    ...(hasStores ? [{ title: m('store'), render: (_: unknown, { store }: Payment) => store?.name ?? '–' }] : []),
    { title: m('product'), render: (_, { product }) => m(`product_${product}`) },
    { title: m('reference'), render: (_, { reference }) => <Numbered value={reference} /> },
    { title: m('payment'), render: (_, { id }) => <Numbered value={id} /> },
    { title: m('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
  ]
}
