import type { AuditEntry } from '@teyue/contract/audit'
import { App, Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { download } from '../../kit/download.ts'
import { Empty } from '../../kit/empty.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { asRefusal } from '../../kit/refusal.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { Chain } from './chain.tsx'
import { Deed } from './deed.tsx'
import { Facts } from './facts.tsx'
import { Who } from './who.tsx'
import { auditWords } from './words.ts'

const standings: Readonly<Record<AuditEntry['outcome'], Standing>> = {
  asked: 'working',
  done: 'done',
  refused: 'failed',
}
const outcomes = ['asked', 'done', 'refused'] as const

/** What people did. */
export default function AuditPage() {
  const t = useWords(auditWords)
  const may = useMay()
  const { message } = App.useApp()
  const [isTaking, setTaking] = useState(false)
  const { values, set, clear, isEmpty } = useFilters(['person', 'subject', 'act', 'outcome', 'from', 'to'])
  const entries = useList<AuditEntry>('/v1/audit', values)
  const columns: TableColumnsType<AuditEntry> = [
    { title: t('number'), dataIndex: 'number', align: 'end' },
    { title: t('at'), render: (_, { at }) => <Moment at={at} /> },
    { title: t('who'), render: (_, { person, address }) => <Who person={person} address={address} /> },
    { title: t('act'), render: (_, { act }) => <Deed act={act} /> },
    { title: t('on'), render: (_, { subject }) => subject && <Numbered value={subject} /> },
    { title: t('outcome'), render: (_, { outcome }) => <State is={standings[outcome]}>{t(outcome)}</State> },
    { title: t('details'), render: (_, entry) => <Facts entry={entry} /> },
  ]
  const take = async () => {
    setTaking(true)
    await download('/v1/audit/export', values, 'teyue-audit.csv').catch((error: unknown) => {
      const refusal = asRefusal(error)
      void message.error(`${refusal.says} ${refusal.next}`)
    })
    setTaking(false)
  }
  return (
    <Page
      title={t('title')}
      acts={
        <Button loading={isTaking} onClick={() => void take()}>
          {t('export')}
        </Button>
      }
    >
      {may('audit.check') && <Chain />}
      <FilterBar
        filters={[
          { kind: 'text', name: 'act', label: t('act') },
          { kind: 'text', name: 'person', label: t('person') },
          { kind: 'text', name: 'subject', label: t('subject') },
          {
            kind: 'choice',
            name: 'outcome',
            label: t('outcome'),
            options: outcomes.map((one) => ({ value: one, label: t(one) })),
          },
          { kind: 'days', from: 'from', to: 'to', label: t('days') },
        ]}
        values={values}
        set={set}
        clear={clear}
      />
      <Listing
        label={t('title')}
        of={entries}
        columns={columns}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}
