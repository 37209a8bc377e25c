import type { AccountCalls, AccountCallsList } from '@teyue/contract/operations'
import { Card, Segmented, Table } from 'antd'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { Moment } from '../../kit/moment.tsx'
import { Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { operationsWords } from './words.ts'

const REFRESHED_EVERY_MS = 15_000
const UNWELL_FROM = 0.05
const WINDOWS = ['15', '60', '1440'] as const

/** How WeChat answers each account: how fast, how surely, and what was not answered well. */
export function AccountCallsCard() {
  const t = useWords(operationsWords)
  const { values, set } = useFilters(['minutes'])
  const minutes = values.minutes ?? '60'
  const calls = useRead<AccountCallsList>('/v1/account-calls', { minutes }, { everyMs: REFRESHED_EVERY_MS })
  const options = WINDOWS.map((value) => ({ value, label: t(`minutes_${value}`) }))
  return (
    <Card
      title={<h2>{t('calls_title')}</h2>}
      extra={
        <Segmented
          aria-label={t('calls_title')}
          options={options}
          value={minutes}
          onChange={(minutes) => set({ minutes })}
        />
      }
    >
      <Read of={calls}>{({ data }) => <CallsTable rows={[...data]} />}</Read>
    </Card>
  )
}

function CallsTable({ rows }: { rows: AccountCalls[] }) {
  const t = useWords(operationsWords)
  const ms = (value: number | null) => (value === null ? '–' : t('ms', { value }))
  return (
    <Table<AccountCalls>
      aria-label={t('calls_title')}
      rowKey="account"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      // What is wider than the screen can be moved by keys, too.
      onRow={() => ({ tabIndex: 0 })}
      dataSource={rows}
      expandable={{
        rowExpandable: ({ codes }) => codes.length > 0,
        expandedRowRender: ({ codes }) => <Codes codes={[...codes]} />,
      }}
      columns={[
        { title: t('account'), render: (_, one) => `${one.sp_mchid} · ${t(one.mode)}` },
        { title: t('health'), render: (_, one) => <Health of={one} /> },
        { title: t('calls'), align: 'end', dataIndex: 'calls' },
        { title: t('unknown'), align: 'end', dataIndex: 'unknown' },
        { title: t('refused'), align: 'end', dataIndex: 'refused' },
        { title: t('slow'), align: 'end', dataIndex: 'slow' },
        { title: t('mean'), align: 'end', render: (_, one) => ms(one.mean_ms) },
        { title: t('slowest'), align: 'end', render: (_, one) => ms(one.slowest_ms) },
        { title: t('last_call'), render: (_, { last_at: at }) => (at ? <Moment at={at} /> : '–') },
      ]}
    />
  )
}

function Codes({ codes }: { codes: AccountCalls['codes'] }) {
  const t = useWords(operationsWords)
  return (
    <Table<AccountCalls['codes'][number]>
      aria-label={t('codes')}
      rowKey={({ operation, outcome, code }) => `${operation} ${outcome} ${code}`}
      size="small"
      pagination={false}
      dataSource={codes}
      columns={[
        { title: t('operation'), render: (_, { operation }) => <span className="mono">{operation}</span> },
        { title: t('code'), render: (_, { code }) => <span className="mono">{code || '–'}</span> },
        { title: t('outcome'), render: (_, { outcome }) => t(outcome === 'bug' ? 'bug' : outcome) },
        { title: t('times'), align: 'end', dataIndex: 'calls' },
        { title: t('last_call'), render: (_, { last_at: at }) => <Moment at={at} /> },
      ]}
    />
  )
}

function Health({ of: { calls, unknown } }: { of: AccountCalls }) {
  const t = useWords(operationsWords)
  const is: Standing = calls === 0 ? 'waiting' : unknown / calls >= UNWELL_FROM ? 'unknown' : 'done'
  return <State is={is}>{t(calls === 0 ? 'no_calls' : is === 'done' ? 'well' : 'unwell')}</State>
}
