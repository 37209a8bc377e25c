import { APPROVAL_STATES, type Approval } from '@teyue/contract/approval'
import type { TableColumnsType } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { FilterBar } from '../../kit/filter-bar.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { Acts } from './acts.tsx'
import { What } from './what.tsx'
import { approvalWords } from './words.ts'

const REFRESHED_EVERY_MS = 15_000

const standings: Readonly<Record<Approval['state'], Standing>> = {
  waiting: 'waiting',
  approved: 'working',
  done: 'done',
  failed: 'failed',
  unknown: 'unknown',
  refused: 'failed',
  withdrawn: 'waiting',
  expired: 'waiting',
}

/** What waits for a second person, and what became of it. */
export default function ApprovalsPage() {
  const t = useWords(approvalWords)
  const { values, set, clear, isEmpty } = useFilters(['state'])
  const approvals = useList<Approval>('/v1/approvals', values, { everyMs: REFRESHED_EVERY_MS })
  const columns: TableColumnsType<Approval> = [
    { title: t('what'), render: (_, approval) => <What approval={approval} /> },
    {
      title: t('state'),
      render: (_, { state, code, reason }) => (
        <>
          <State is={standings[state]}>{t(state)}</State>
          {(code ?? reason) && <div className="meta">{code ?? reason}</div>}
        </>
      ),
    },
    { title: t('asked_by'), render: (_, { asked_by: id, asked_by_name: name }) => name ?? id },
    { title: t('asked_at'), render: (_, { created_at: at }) => <Moment at={at} /> },
    { title: t('decided_by'), render: (_, { decided_by_name: name }) => name },
    { title: t('expires'), render: (_, { state, expires_at: at }) => state === 'waiting' && <Moment at={at} /> },
    { render: (_, approval) => <Acts approval={approval} /> },
  ]
  const options = APPROVAL_STATES.map((state) => ({ value: state, label: t(state) }))
  return (
    <Page title={t('title')}>
      <FilterBar
        filters={[{ kind: 'choice', name: 'state', label: t('state'), options }]}
        values={values}
        set={set}
        clear={clear}
      />
      <Listing
        label={t('title')}
        of={approvals}
        columns={columns}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}
