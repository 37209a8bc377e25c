import type { AlertChannel, AlertSending } from '@teyue/contract/alert-channel'
import { Card } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { useList } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { channelWords } from './words.ts'

const REFRESHED_EVERY_MS = 10_000
const standings: Readonly<Record<AlertSending['state'], Standing>> = {
  waiting: 'working',
  delivered: 'done',
  failed: 'failed',
}

/** What was told, and whether it arrived. */
export function SendingsCard({ channels }: { channels: readonly AlertChannel[] }) {
  const t = useWords(channelWords)
  const sendings = useList<AlertSending>('/v1/alert-sendings', {}, { everyMs: REFRESHED_EVERY_MS })
  return (
    <Card title={<h2>{t('sendings')}</h2>}>
      <Listing
        label={t('sendings')}
        of={sendings}
        columns={[
          { title: t('at'), render: (_, { created_at: at }) => <Moment at={at} /> },
          {
            title: t('channel'),
            render: (_, { channel }) => channels.find(({ id }) => id === channel)?.name ?? t('removed'),
          },
          { title: t('state'), render: (_, { state }) => <State is={standings[state]}>{t(state)}</State> },
          { title: t('message'), width: 420, render: (_, sending) => <Message of={sending} /> },
          { title: t('tries'), align: 'end', render: (_, { attempts }) => attempts.length },
          { title: t('answer'), width: 260, ellipsis: true, render: (_, sending) => lastAnswer(sending, t) },
        ]}
        empty={<Empty says={t('none_sent')} />}
      />
    </Card>
  )
}

function Message({ of: { title, lines } }: { of: AlertSending }) {
  return (
    <>
      <div>{title}</div>
      <div className="meta">{lines[0]}</div>
    </>
  )
}

function lastAnswer({ attempts }: AlertSending, t: ReturnType<typeof useWords<(typeof channelWords.keys)[number]>>) {
  const last = attempts.at(-1)
  if (!last) return '–'
  return <span title={last.answer_excerpt}>{`${t(last.outcome)} ${last.answer_excerpt}`}</span>
}
