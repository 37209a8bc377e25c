import type { AlertCount } from '@teyue/contract/alert'
import { useWords } from '../../kit/i18n.ts'
import { useRead } from '../../kit/reading.ts'
import { alertMenuWords } from './menu-words.ts'

const REFRESHED_EVERY_MS = 60_000
const MOST_SHOWN = 99

/** Beside the menu's entry: how many alerts nobody looks after. */
export function OpenAlerts() {
  const t = useWords(alertMenuWords)
  const { data } = useRead<AlertCount>('/v1/alert-count', {}, { everyMs: REFRESHED_EVERY_MS })
  if (!data || data.open === 0) return null
  return (
    <>
      <span className="tally" aria-hidden="true">
        {data.open > MOST_SHOWN ? `${MOST_SHOWN}+` : data.open}
      </span>
      <span className="unseen">{t('open', { count: data.open })}</span>
    </>
  )
}
