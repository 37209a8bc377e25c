import type { AlertChannel, AlertSending } from '@teyue/contract/alert-channel'
import type { List } from '@teyue/contract/list'
import { App, Button, Card, Space, Table } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { ChannelForm } from './channel-form.tsx'
import { SendingsCard } from './sendings.tsx'
import { channelWords } from './words.ts'

const CHANNELS = '/v1/alert-channels'

/** Where people are told of alerts, and what they were told. */
export default function AlertChannelsPage() {
  const t = useWords(channelWords)
  const may = useMay()
  const [isMaking, setMaking] = useState(false)
  const channels = useRead<List<AlertChannel>>(CHANNELS)
  const add = may('alerts.manage') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} acts={<To path="/alerts">{t('alerts')}</To>}>
      <Space orientation="vertical" size={16} className="wide">
        <Card title={<h2>{t('channels')}</h2>} extra={add}>
          <Read of={channels}>
            {({ data }) => (data.length === 0 ? <Empty says={t('none')} /> : <Channels rows={[...data]} />)}
          </Read>
        </Card>
        <SendingsCard channels={channels.data?.data ?? []} />
      </Space>
      {isMaking && <ChannelForm onClose={() => setMaking(false)} />}
    </Page>
  )
}

function Channels({ rows }: { rows: AlertChannel[] }) {
  const t = useWords(channelWords)
  return (
    <Table<AlertChannel>
      aria-label={t('channels')}
      rowKey="id"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      onRow={() => ({ tabIndex: 0 })}
      dataSource={rows}
      columns={[
        { title: t('name'), dataIndex: 'name' },
        { title: t('kind'), render: (_, { kind }) => t(kind) },
        { title: t('reaches'), render: (_, { hint }) => <span className="mono">{hint}</span> },
        { title: t('severity'), render: (_, { min_severity: severity }) => t(`from_${severity}`) },
        {
          title: t('when'),
          render: (_, { after_minutes: minutes }) => (minutes === 0 ? t('at_once') : t('after', { minutes })),
        },
        { title: t('limit'), render: (_, { per_hour: count }) => t('per_hour', { count }) },
        { title: '', align: 'end', render: (_, channel) => <Acts of={channel} /> },
      ]}
    />
  )
}

function Acts({ of: { id, name } }: { of: AlertChannel }) {
  const t = useWords(channelWords)
  const may = useMay()
  const confirm = useConfirm()
  const { message } = App.useApp()
  const remove = useAct(() => act('DELETE', `${CHANNELS}/${id}`), ['/v1/alert'])
  const test = useAct(() => act<AlertSending>('POST', `${CHANNELS}/${id}/tests`), ['/v1/alert-sendings'])
  if (!may('alerts.manage')) return null
  const tryIt = async () => {
    const { state, attempts } = await test.mutateAsync()
    const last = attempts.at(-1)
    if (state === 'delivered') void message.success(t('test_arrived'))
    else
      void message.error(t('test_lost', { outcome: last ? t(last.outcome) : '', answer: last?.answer_excerpt ?? '' }))
  }
  return (
    <>
      <Space>
        <Button size="small" loading={test.isPending} onClick={() => void tryIt().catch(() => undefined)}>
          {t('test')}
        </Button>
        <Button
          size="small"
          danger
          onClick={() =>
            confirm({
              title: t('remove_title', { name }),
              says: t('remove_says'),
              verb: t('remove'),
              isDangerous: true,
              perform: () => remove.mutateAsync(),
            })
          }
        >
          {t('remove')}
        </Button>
      </Space>
      {test.error && <ProblemView error={test.error} />}
    </>
  )
}
