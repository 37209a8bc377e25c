import { Tooltip } from 'antd'
import { useEffect, useReducer } from 'react'
import { type Language, useLanguage } from './i18n.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const REDRAWN_EVERY_MS = 30_000
const CLOCKS_DIFFER_BY_MS = 10_000
const steps = [
  ['hour', 3_600_000],
  ['minute', MINUTE_MS],
  ['second', 1_000],
] as const

/** A moment: relative within a day, else the date; the whole of it when pointed at. */
export function Moment({ at }: { at: string }) {
  const language = useLanguage()
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  useEffect(() => {
    const timer = setInterval(redraw, REDRAWN_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <Tooltip title={formatWhole(at, language)}>
      <time dateTime={at} className="figures">
        {formatMoment(at, language, Date.now())}
      </time>
    </Tooltip>
  )
}

function formatMoment(at: string, language: Language, now: number): string {
  const exactly = new Date(at).getTime() - now
  // The platform's clock and this machine's are never quite the same: what has just happened is not to come.
  const away = exactly > 0 && exactly < CLOCKS_DIFFER_BY_MS ? 0 : exactly
  if (Math.abs(away) >= DAY_MS) return formatIn(at, language, { dateStyle: 'medium', timeStyle: 'short' })
  const [unit, length] = steps.find(([, step]) => Math.abs(away) >= step) ?? steps[2]
  return new Intl.RelativeTimeFormat(tagOf(language), { numeric: 'auto' }).format(Math.round(away / length), unit)
}

function formatWhole(at: string, language: Language): string {
  return formatIn(at, language, { dateStyle: 'full', timeStyle: 'long' })
}

export function formatDay(at: string, language: Language): string {
  return formatIn(at, language, { dateStyle: 'medium' })
}

function formatIn(at: string, language: Language, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tagOf(language), how).format(new Date(at))
}

function tagOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB'
}
