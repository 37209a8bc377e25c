import { useParams } from '@tanstack/react-router'
import type { WebhookDeliveryInFull } from '@teyue/contract/webhook-delivery'
import { Button, Card, Descriptions, Space, Table } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { Code } from '../../kit/code.tsx'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { deliveryStandings } from './delivery-state.ts'
import { webhookWords } from './words.ts'

const REFRESHED_EVERY_MS = 3_000

/** One event on its way to one address: how it stands, every attempt, and once more. */
export default function DeliveryPage() {
  const t = useWords(webhookWords)
  const may = useMay()
  const { id } = useParams({ strict: false }) as { id: string }
  const path = `/v1/webhook-deliveries/${encodeURIComponent(id)}`
  const delivery = useRead<WebhookDeliveryInFull>(path, {}, { everyMs: REFRESHED_EVERY_MS })
  const again = useAct(() => act('POST', `${path}/redeliveries`), ['/v1/webhook-deliveries'])
  const redeliver = may('webhooks.manage') && (
    <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
      {t('redeliver')}
    </Button>
  )
  return (
    <Page title={t('delivery')} acts={redeliver}>
      <Space orientation="vertical" size={16} className="wide">
        <To path="/developer/webhooks">{t('back')}</To>
        {again.error && <ProblemView error={again.error} />}
        <Read of={delivery}>
          {(found) => (
            <>
              <Facts of={found} />
              <Attempts of={found} />
            </>
          )}
        </Read>
      </Space>
    </Page>
  )
}

function Facts({ of }: { of: WebhookDeliveryInFull }) {
  const t = useWords(webhookWords)
  const items = [
    { label: t('state'), children: <State is={deliveryStandings[of.state]}>{t(of.state)}</State> },
    { label: t('event_type'), children: <span className="mono">{of.event_type}</span> },
    { label: t('event'), children: <Numbered value={of.event} /> },
    { label: t('endpoint'), children: <Numbered value={of.endpoint} /> },
    { label: t('created'), children: <Moment at={of.created_at} /> },
    { label: t('next'), children: of.next_at ? <Moment at={of.next_at} /> : '–' },
  ].map((item) => ({ ...item, key: item.label }))
  return (
    <Card>
      <Descriptions column={{ xs: 1, md: 2 }} items={items} />
    </Card>
  )
}

function Attempts({ of: { attempts } }: { of: WebhookDeliveryInFull }) {
  const t = useWords(webhookWords)
  return (
    <Card className="below" title={<h2>{t('attempts')}</h2>}>
      <Table<WebhookDeliveryInFull['attempts'][number]>
        aria-label={t('attempts')}
        rowKey="number"
        size="middle"
        pagination={false}
        scroll={{ x: 'max-content' }}
        onRow={() => ({ tabIndex: 0 })}
        locale={{ emptyText: t('not_tried') }}
        dataSource={[...attempts]}
        expandable={{
          rowExpandable: ({ answer_excerpt: answer }) => answer !== '',
          expandedRowRender: ({ answer_excerpt: answer }) => <Code label={t('answer')} text={answer} />,
        }}
        columns={[
          { title: '#', dataIndex: 'number' },
          {
            title: t('outcome'),
            render: (_, { outcome }) => <State is={outcome === 'delivered' ? 'done' : 'failed'}>{t(outcome)}</State>,
          },
          { title: t('status'), align: 'end', render: (_, { status }) => status ?? '–' },
          { title: t('took'), align: 'end', render: (_, { duration_ms: value }) => t('ms', { value }) },
          { title: t('at'), render: (_, { at }) => <Moment at={at} /> },
        ]}
      />
    </Card>
  )
}
