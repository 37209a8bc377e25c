import { useLanguage, useWords } from '../../kit/i18n.ts'
import { formatDay } from '../../kit/moment.tsx'
import { State } from '../../kit/state.tsx'
import { accountWords } from './words.ts'

const DAY_MS = 86_400_000
const SOON_DAYS = 30

/** Until when something holds, and whether that is near: a month is what renewing takes in practice. */
export function Expiry({ at }: { at: string }) {
  const t = useWords(accountWords)
  const language = useLanguage()
  const day = formatDay(at, language)
  const days = Math.floor((new Date(at).getTime() - Date.now()) / DAY_MS)
  if (days < 0) return <State is="failed">{t('ended', { day })}</State>
  if (days <= SOON_DAYS) return <span className="near">{t('ends_soon', { day, days })}</span>
  return <State is="done">{t('ends', { day })}</State>
}
