import type { SearchHit, SearchResult } from '@teyue/contract/search'
import { useEffect } from 'react'
import { useMay } from '../../app/me.ts'
import { Empty } from '../../kit/empty.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { To, useGo } from '../../kit/link.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Money } from '../../kit/money.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useRead } from '../../kit/reading.ts'
import { isNumber, SearchBox } from '../../money/search-box.tsx'
import { PaymentState, RefundState } from '../../money/states.tsx'
import { ApplymentState } from '../applyments/state.tsx'
import { searchWords } from './words.ts'
import '../../money/money.css'
import './search.css'

/** What bears a number; the one thing that does is opened at once. */
export default function SearchPage() {
  const t = useWords(searchWords)
  const { values } = useFilters(['q'])
  const number = values.q ?? ''
  return (
    <Page title={t('title')}>
      <div className="above">
        <SearchBox />
      </div>
      {isNumber(number) ? <Found number={number} /> : <p className="meta">{t(number ? 'bad' : 'says')}</p>}
      {number && <ByName name={number} />}
    </Page>
  )
}

function Found({ number }: { number: string }) {
  const t = useWords(searchWords)
  const go = useGo()
  const found = useRead<SearchResult>('/v1/search', { q: number })
  const only = found.data?.data.length === 1 && !found.isPlaceholderData ? found.data.data[0]! : undefined
  useEffect(() => {
    if (only) go(pathOf(only))
  }, [only, go])
  return (
    <Read of={found}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty says={t('none', { number })} />
        ) : (
          <ul className="needs">
            {data.map((hit) => (
              <Hit key={hit.id} of={hit} />
            ))}
          </ul>
        )
      }
    </Read>
  )
}

/** Names, and numbers at WeChat, are looked for where they belong. */
function ByName({ name }: { name: string }) {
  const t = useWords(searchWords)
  const may = useMay()
  return (
    <ul className="elsewhere">
      {may('merchants.read') && (
        <li>
          <To path="/merchants" search={{ query: name }}>
            {t('in_merchants', { name })}
          </To>
        </li>
      )}
      {may('applyments.read') && (
        <li>
          <To path="/applyments" search={{ query: name }}>
            {t('by_name', { name })}
          </To>
        </li>
      )}
    </ul>
  )
}

function Hit({ of }: { of: SearchHit }) {
  const t = useWords(searchWords)
  if (of.kind === 'applyment')
    return (
      <li>
        <To path={pathOf(of)}>
          {t('applyment')} {of.name ?? of.id}
        </To>
        <ApplymentState state={of.state} />
        <Moment at={of.created_at} />
      </li>
    )
  return (
    <li>
      <To path={pathOf(of)}>
        {t(of.kind)} {of.reference}
      </To>
      {of.kind === 'payment' ? <PaymentState state={of.state} /> : <RefundState state={of.state} />}
      <Moment at={of.created_at} />
      <Money fen={of.amount} isBack={of.kind === 'refund'} />
    </li>
  )
}

function pathOf({ kind, id }: SearchHit): string {
  return `/${kind}s/${id}`
}
