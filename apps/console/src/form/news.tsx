import { Alert, Button } from 'antd'
import { useWords } from '../kit/i18n.ts'
import { Moment } from '../kit/moment.tsx'
import { useFilling } from './filling.ts'
import { useNames } from './names.ts'
import { newsWords } from './news-words.ts'

const MOST_NAMED = 8

/** What others have written while the form was open here. It is submitted only once that was looked at. */
export function News() {
  const t = useWords(newsWords)
  const { kept, form } = useFilling()
  const nameIn = useNames(kept.steps)
  const { news, lost } = form
  if (news.length === 0 && lost.length === 0) return null
  const names = (fields: readonly string[]) => [...new Set(fields.map(nameIn))].join(t('and'))
  return (
    <Alert
      className="above"
      type={lost.length > 0 ? 'error' : 'warning'}
      showIcon
      role="status"
      title={t(lost.length > 0 ? 'lost' : 'news', { fields: names(lost) })}
      description={
        news.length > 0 && (
          <ul className="remarks">
            {news.slice(0, MOST_NAMED).map(({ field, by, at }) => (
              <li key={field}>
                {nameIn(field)} · {by ?? t('by_program')} · <Moment at={at} />
              </li>
            ))}
          </ul>
        )
      }
      action={
        <Button size="small" onClick={form.lookAtNews}>
          {t('seen')}
        </Button>
      }
    />
  )
}
