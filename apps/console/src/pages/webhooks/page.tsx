import type { WebhookDelivery } from '@teyue/contract/webhook-delivery'
import type { WebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import { Card, Space } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { deliveryStandings } from './delivery-state.ts'
import { EndpointsCard } from './endpoints.tsx'
import { webhookWords } from './words.ts'

const REFRESHED_EVERY_MS = 5_000
const STATES = ['waiting', 'delivered', 'failed'] as const

/** Who hears of events, and every delivery with what became of it. */
export default function WebhooksPage() {
  const t = useWords(webhookWords)
  const endpoints = useList<WebhookEndpoint>('/v1/webhook-endpoints', { limit: '100' })
  return (
    <Page title={t('title')}>
      <Space orientation="vertical" size={16} className="wide">
        <EndpointsCard endpoints={endpoints} />
        <Deliveries endpoints={endpoints.rows} />
      </Space>
    </Page>
  )
}

function Deliveries({ endpoints }: { endpoints: readonly WebhookEndpoint[] }) {
  const t = useWords(webhookWords)
  const { values, set, clear, isEmpty } = useFilters(['state', 'endpoint', 'event'])
  const deliveries = useList<WebhookDelivery>('/v1/webhook-deliveries', values, { everyMs: REFRESHED_EVERY_MS })
  const urlOf = (id: string) => endpoints.find((one) => one.id === id)?.url ?? t('removed')
  return (
    <Card title={<h2>{t('deliveries')}</h2>}>
      <FilterBar
        filters={[
          {
            kind: 'choice',
            name: 'state',
            label: t('state'),
            options: STATES.map((value) => ({ value, label: t(value) })),
          },
          {
            kind: 'choice',
            name: 'endpoint',
            label: t('endpoint'),
            options: endpoints.map(({ id, url }) => ({ value: id, label: url })),
          },
          { kind: 'text', name: 'event', label: t('event') },
        ]}
        values={values}
        set={set}
        clear={clear}
      />
      <Listing
        label={t('deliveries')}
        of={deliveries}
        pathOf={({ id }) => `/developer/webhooks/${id}`}
        columns={[
          { title: t('state'), render: (_, { state }) => <State is={deliveryStandings[state]}>{t(state)}</State> },
          { title: t('event_type'), render: (_, { event_type: type }) => <span className="mono">{type}</span> },
          { title: t('endpoint'), width: 300, ellipsis: true, render: (_, { endpoint }) => urlOf(endpoint) },
          { title: t('attempts'), align: 'end', dataIndex: 'attempt_count' },
          { title: t('next'), render: (_, { next_at: at }) => (at ? <Moment at={at} /> : '–') },
          { title: t('event'), render: (_, { event }) => <Numbered value={event} /> },
          { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
        ]}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('no_deliveries')} />}
      />
    </Card>
  )
}
