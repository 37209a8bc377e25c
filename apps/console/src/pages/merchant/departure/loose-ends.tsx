import type { LooseEnd } from '@teyue/contract/departure'
import { Card, Tag } from 'antd'
import { useMe } from '../../../app/me.ts'
import { useLanguage, useWords } from '../../../kit/i18n.ts'
import { To } from '../../../kit/link.tsx'
import { formatDay } from '../../../kit/moment.tsx'
import { useStance } from '../../../kit/stance.ts'
import { State } from '../../../kit/state.tsx'
import { departureWords } from './departure-words.ts'
import { wayTo } from './way-to.ts'
import '../readiness.css'

type Props = { readonly title: string; readonly ends: readonly LooseEnd[]; readonly merchant: string }

/** What is open, one line each with the next step and the way there. */
export function LooseEnds({ title, ends, merchant }: Props) {
  if (ends.length === 0) return null
  return (
    <Card title={title}>
      <ul className="rows checked">
        {ends.map((end) => (
          <Line key={`${end.kind} ${end.mode}`} end={end} merchant={merchant} />
        ))}
      </ul>
    </Card>
  )
}

function Line({ end, merchant }: { end: LooseEnd; merchant: string }) {
  const t = useWords(departureWords)
  const language = useLanguage()
  const { mode } = useStance()
  const isZh = language === 'zh'
  return (
    <li>
      <div className="grow">
        <div>
          {isZh ? end.what_zh : end.what}{' '}
          <span className="figures">{t(end.is_more ? 'more' : 'count', { count: end.count })}</span>{' '}
          {end.mode !== null && end.mode !== mode && <Tag>{t(end.mode)}</Tag>}
        </div>
        <div className="meta">
          {isZh ? end.next_zh : end.next}{' '}
          {end.until && (
            <span>
              {t('until')} {formatDay(end.until, language)}
              {isZh ? '。' : '. '}
            </span>
          )}
          <Way end={end} merchant={merchant} />
        </div>
      </div>
      {end.blocks && <State is="working">{t('open')}</State>}
    </li>
  )
}

/** The merchant's own people work on its things elsewhere in the console. */
function Way({ end, merchant }: { end: LooseEnd; merchant: string }) {
  const t = useWords(departureWords)
  const isProvider = useMe().merchant === null
  const way = wayTo(end, merchant)
  if (!way || (!isProvider && !way.path.startsWith('/payments') && !way.path.startsWith('/refunds'))) return null
  return (
    <To path={way.path} search={way.search}>
      {t(end.blocks ? 'go' : 'see')}
    </To>
  )
}
