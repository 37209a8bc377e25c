import type { Import } from '@teyue/contract/import'
import { Segmented, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { standings } from './standings.ts'
import { Upload } from './upload.tsx'
import { importWords } from './words.ts'

const LOOKED_AT_EVERY_MS = 3_000

/** Files of merchants and payments that exist already: one is uploaded here, and found again however long it takes. */
export default function ImportsPage() {
  const t = useWords(importWords)
  const [kind, setKind] = useState<Import['kind']>('merchants')
  const made = useList<Import>('/v1/imports', {}, { everyMs: LOOKED_AT_EVERY_MS })
  const columns: TableColumnsType<Import> = [
    { title: t('file'), dataIndex: 'filename', ellipsis: true, width: 240 },
    { title: t('kind'), render: (_, one) => t(one.kind) },
    { title: t('state'), render: (_, { state }) => <State is={standings[state]}>{t(state)}</State> },
    { title: t('lines'), render: (_, { lines }) => t('counts', lines) },
    { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
  ]
  const options = (['merchants', 'payments'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <Page title={t('title')}>
      <section className="sheet below-2">
        <Segmented aria-label={t('kind')} options={options} value={kind} onChange={setKind} />
        <p className="says">{t(`${kind}_says`)}</p>
        <Upload kind={kind} />
      </section>
      <Listing
        label={t('title')}
        of={made}
        columns={columns}
        pathOf={({ id }) => `/imports/${id}`}
        empty={<Empty says={t('empty')} />}
      />
    </Page>
  )
}
