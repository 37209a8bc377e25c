import type { Event } from '@teyue/contract/event'
import { eventCatalogue } from '@teyue/contract/event-catalogue'
import { Tabs } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { Catalogue } from './catalogue.tsx'
import { eventWords } from './words.ts'

const REFRESHED_EVERY_MS = 5_000

/** What has happened, as programs hear it, and what may happen at all. */
export default function EventsPage() {
  const t = useWords(eventWords)
  const { values, set } = useFilters(['tab'])
  const items = [
    { key: 'happened', label: t('happened'), children: <Happened /> },
    { key: 'catalogue', label: t('catalogue'), children: <Catalogue /> },
  ]
  return (
    <Page title={t('title')}>
      <Tabs
        items={items}
        activeKey={values.tab ?? 'happened'}
        destroyOnHidden
        onChange={(tab) => set({ tab: tab === 'happened' ? undefined : tab })}
      />
    </Page>
  )
}

function Happened() {
  const t = useWords(eventWords)
  const { values, set, clear, isEmpty } = useFilters(['type', 'subject'])
  const events = useList<Event>('/v1/events', values, { everyMs: REFRESHED_EVERY_MS })
  return (
    <>
      <FilterBar
        filters={[
          {
            kind: 'choice',
            name: 'type',
            label: t('type'),
            options: eventCatalogue.map(({ type }) => ({ value: type, label: type })),
          },
          { kind: 'text', name: 'subject', label: t('subject') },
        ]}
        values={values}
        set={set}
        clear={clear}
      />
      <Listing
        label={t('happened')}
        of={events}
        columns={[
          { title: t('at'), render: (_, { at }) => <Moment at={at} /> },
          { title: t('type'), render: (_, { type }) => <span className="mono">{type}</span> },
          { title: t('subject'), render: (_, { subject }) => <Numbered value={subject} /> },
          { title: t('source'), render: (_, { source }) => t(`by_${source}`) },
          { title: t('id'), render: (_, { id }) => <Numbered value={id} /> },
        ]}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </>
  )
}
