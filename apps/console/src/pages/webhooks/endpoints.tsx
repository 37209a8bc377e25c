import type { RegisteredWebhookEndpoint, WebhookEndpoint } from '@teyue/contract/webhook-endpoint'
import { Button, Card, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useMerchantName } from '../../kit/merchant-name.ts'
import { Moment } from '../../kit/moment.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import type { useList } from '../../kit/reading.ts'
import { SecretOnce } from '../../kit/secret-once.tsx'
import { EndpointActs } from './endpoint-acts.tsx'
import { EndpointForm } from './endpoint-form.tsx'
import { webhookWords } from './words.ts'

/** The addresses that hear of events. A secret, new or rolled over, is shown once. */
export function EndpointsCard({ endpoints }: { endpoints: ReturnType<typeof useList<WebhookEndpoint>> }) {
  const t = useWords(webhookWords)
  const may = useMay()
  const merchantName = useMerchantName()
  const [isAdding, setAdding] = useState(false)
  const [fresh, setFresh] = useState<RegisteredWebhookEndpoint | null>(null)
  const add = may('webhooks.manage') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Card title={<h2>{t('endpoints')}</h2>} extra={add}>
      {endpoints.error && <ProblemView error={endpoints.error} again={() => void endpoints.refetch()} />}
      {endpoints.isSuccess && endpoints.rows.length === 0 && <Empty says={t('no_endpoints')} />}
      {endpoints.rows.length > 0 && (
        <Table<WebhookEndpoint>
          aria-label={t('endpoints')}
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={endpoints.rows}
          columns={[
            { title: t('url'), width: 320, ellipsis: true, render: (_, { url }) => <span title={url}>{url}</span> },
            {
              title: t('hears'),
              render: (_, { event_types: types }) => (types.includes('*') ? t('everything') : types.join(', ')),
            },
            {
              title: t('of'),
              render: (_, { merchant }) => (merchant ? merchantName(merchant) : t('whole_provider')),
            },
            {
              title: t('secret'),
              render: (_, { old_secret_until: until }) =>
                until && new Date(until) > new Date() ? (
                  <>
                    {t('both_until')} <Moment at={until} />
                  </>
                ) : (
                  t('one_secret')
                ),
            },
            {
              title: '',
              align: 'end',
              render: (_, endpoint) => <EndpointActs of={endpoint} onRenewed={setFresh} />,
            },
          ]}
        />
      )}
      {isAdding && (
        <EndpointForm
          onClose={() => setAdding(false)}
          onMade={(made) => {
            setAdding(false)
            setFresh(made)
          }}
        />
      )}
      {fresh && <SecretOnce title={t('new_secret')} secret={fresh.secret} onKept={() => setFresh(null)} />}
    </Card>
  )
}
