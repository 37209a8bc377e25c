import type { ApiKey } from '@teyue/contract/api-key'
import type { LoggedRequest } from '@teyue/contract/logged-request'
import { useMay } from '../../app/me.ts'
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
import { requestWords } from './words.ts'

const REFRESHED_EVERY_MS = 5_000
const SERVER_ERROR = 500
const REFUSED = 400

/** What programs asked with their keys, and what came of it. */
export default function RequestsPage() {
  const t = useWords(requestWords)
  const may = useMay()
  const { values, set, clear, isEmpty } = useFilters(['key', 'refused', 'code', 'request_id'])
  const requests = useList<LoggedRequest>('/v1/requests', values, { everyMs: REFRESHED_EVERY_MS })
  const keys = useList<ApiKey>('/v1/api-keys', { limit: '100' }, { enabled: may('keys.read') })
  const nameOf = (id: string) => keys.rows.find((key) => key.id === id)?.name ?? id
  return (
    <Page title={t('title')}>
      <p className="meta">{t('says')}</p>
      <FilterBar
        filters={[
          {
            kind: 'choice',
            name: 'refused',
            label: t('outcome'),
            options: [
              { value: 'true', label: t('refused') },
              { value: 'false', label: t('well') },
            ],
          },
          {
            kind: 'choice',
            name: 'key',
            label: t('key'),
            options: keys.rows.map(({ id, name, hint }) => ({ value: id, label: `${name} …${hint}` })),
          },
          { kind: 'text', name: 'code', label: t('code') },
          { kind: 'text', name: 'request_id', label: t('request_id') },
        ]}
        values={values}
        set={set}
        clear={clear}
      />
      <Listing
        label={t('title')}
        of={requests}
        columns={[
          { title: t('at'), render: (_, { at }) => <Moment at={at} /> },
          { title: t('request'), render: (_, one) => <span className="mono">{`${one.method} ${one.route}`}</span> },
          { title: t('status'), render: (_, { status }) => <Status of={status} /> },
          { title: t('code'), render: (_, { code }) => <Code of={code} /> },
          { title: t('took'), align: 'end', render: (_, { duration_ms: value }) => t('ms', { value }) },
          { title: t('subject'), render: (_, { subject }) => (subject ? <Numbered value={subject} /> : '–') },
          { title: t('key'), render: (_, { key }) => nameOf(key) },
          { title: t('request_id'), render: (_, { request_id: id }) => <Numbered value={id} /> },
        ]}
        isFiltered={!isEmpty}
        clear={clear}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}

function Status({ of: status }: { of: number }) {
  return <State is={status >= SERVER_ERROR ? 'unknown' : status >= REFUSED ? 'failed' : 'done'}>{String(status)}</State>
}

/** Leads to what the code means and what to do. */
function Code({ of: code }: { of: string | null }) {
  if (!code) return <>–</>
  return (
    <a className="mono" href={`/docs/errors#${code}`} target="_blank" rel="noreferrer">
      {code}
    </a>
  )
}
