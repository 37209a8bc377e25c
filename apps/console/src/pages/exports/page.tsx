import type { Export } from '@teyue/contract/export'
import type { TableColumnsType } from 'antd'
import { Empty } from '../../kit/empty.tsx'
import { formatFen } from '../../kit/fen.ts'
import { useLanguage, useWords } from '../../kit/i18n.ts'
import { Listing } from '../../kit/listing.tsx'
import { formatDay, Moment } from '../../kit/moment.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { useMerchantNames } from '../../money/filters.ts'
import { moneyWords } from '../../money/words.ts'
import { exportStandings, FetchFile, Rows } from './made-file.tsx'
import { exportWords } from './words.ts'

const LOOKED_AT_EVERY_MS = 1_500

/** One's own exports, with their progress. One may leave and find them again. */
export default function ExportsPage() {
  const t = useWords(exportWords)
  const language = useLanguage()
  const made = useList<Export>('/v1/exports', {}, { everyMs: LOOKED_AT_EVERY_MS })
  const columns: TableColumnsType<Export> = [
    { title: t('what'), render: (_, one) => <What of={one} /> },
    { title: t('state'), render: (_, { state }) => <State is={exportStandings[state]}>{t(state)}</State> },
    { title: '', render: (_, one) => one.state === 'ready' && <FetchFile of={one} /> },
    { title: t('rows'), align: 'end', render: (_, one) => <Rows of={one} /> },
    { title: t('size'), align: 'end', render: (_, { bytes }) => (bytes ? sizeOf(bytes, language) : '') },
    { title: t('created'), render: (_, { created_at: at }) => <Moment at={at} /> },
    { title: t('expires'), render: (_, { expires_at: at }) => <Moment at={at} /> },
  ]
  return (
    <Page title={t('title')}>
      <Listing label={t('title')} of={made} columns={columns} empty={<Empty says={t('empty')} />} />
    </Page>
  )
}

function What({ of }: { of: Export }) {
  const t = useWords(exportWords)
  const say = useFilterWords(of.kind)
  const filters = Object.entries(of.filter).map(([name, value]) => say(name, String(value)))
  return (
    <>
      {t(of.kind)} · {of.format.toUpperCase()}
      <div className="meta">{filters.length > 0 ? filters.join(' · ') : t('all')}</div>
    </>
  )
}

/** A filter as the platform keeps it, in fen and moments, as a person reads it. */
function useFilterWords(kind: Export['kind']): (name: string, value: string) => string {
  const m = useWords(moneyWords)
  const language = useLanguage()
  const names = useMerchantNames()
  const known: readonly string[] = moneyWords.keys
  const word = (key: string, other: string) => (known.includes(key) ? m(key as 'state') : other)
  const said = (name: string, value: string) => {
    if (name.startsWith('amount_')) return `¥${formatFen(Number(value))}`
    if (name.startsWith('created_')) return formatDay(value, language)
    if (name === 'merchant') return names.get(value) ?? value
    if (name === 'state') return word(`${kind.slice(0, -1)}_${value}`, value)
    return name === 'product' ? word(`product_${value}`, value) : value
  }
  return (name, value) => `${word(name, name)}: ${said(name, value)}`
}

function sizeOf(bytes: number, language: string): string {
  const kilobytes = { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(language, kilobytes).format(Math.max(1, bytes / 1_000))
}
