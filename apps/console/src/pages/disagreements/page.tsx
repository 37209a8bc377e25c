import type { Disagreement } from '@teyue/contract/disagreement'
import type { TableColumnsType } from 'antd'
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
import { useKindWord } from './kind.ts'
import { disagreementWords } from './words.ts'

const REFRESHED_EVERY_MS = 15_000

/** Where our books and WeChat's differ; the open ones unless told. */
export default function DisagreementsPage() {
  const t = useWords(disagreementWords)
  const kindWord = useKindWord()
  const { values, set, clear, isEmpty } = useFilters(['state', 'subject'])
  const found = useList<Disagreement>('/v1/disagreements', values, { everyMs: REFRESHED_EVERY_MS })
  const columns: TableColumnsType<Disagreement> = [
    {
      title: t('state'),
      render: (_, { state }) => <State is={state === 'open' ? 'unknown' : 'done'}>{t(state)}</State>,
    },
    { title: t('kind'), render: (_, { kind }) => kindWord(kind) },
    { title: t('subject'), render: (_, { subject }) => <Numbered value={subject} /> },
    { title: t('times'), align: 'end', dataIndex: 'times' },
    { title: t('last'), render: (_, { last_at: at }) => <Moment at={at} /> },
  ]
  const options = (['open', 'settled'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <Page title={t('title')}>
      <FilterBar
        filters={[
          { kind: 'choice', name: 'state', label: t('state'), options },
          { kind: 'text', name: 'subject', label: t('subject') },
        ]}
        values={values}
        set={set}
        clear={clear}
      />
      <Listing
        label={t('title')}
        of={found}
        columns={columns}
        pathOf={({ id }) => `/disagreements/${id}`}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}
