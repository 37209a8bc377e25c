import type { Departure } from '@teyue/contract/departure'
import type { Merchant } from '@teyue/contract/merchant'
import { useEffect, useState } from 'react'
import { useMe } from '../../../app/me.ts'
import { useLanguage, useWords } from '../../../kit/i18n.ts'
import { formatDay, Moment } from '../../../kit/moment.tsx'
import { Read } from '../../../kit/page.tsx'
import { useRead } from '../../../kit/reading.ts'
import { State } from '../../../kit/state.tsx'
import { standingOf } from '../../merchants/standing.ts'
import { merchantWords } from '../../merchants/words.ts'
import { DepartureActs } from './departure-acts.tsx'
import { DepartureFiles, isUnfinished } from './departure-files.tsx'
import { departureWords } from './departure-words.ts'
import { LooseEnds } from './loose-ends.tsx'

const REFRESHED_EVERY_MS = 30_000
const LOOKED_AT_EVERY_MS = 1_500

/** A merchant's leaving: how it stands, all that is open with the way to where it is settled, and its files. */
export function DepartureTab({ merchant }: { merchant: Merchant }) {
  const t = useWords(departureWords)
  const [isMaking, setMaking] = useState(false)
  const everyMs = isMaking ? LOOKED_AT_EVERY_MS : REFRESHED_EVERY_MS
  const read = useRead<Departure>(`/v1/merchants/${merchant.id}/departure`, {}, { everyMs })
  const { refetch } = read
  // Whoever comes back has settled something a moment ago.
  useEffect(() => void refetch(), [refetch])
  const making = read.data?.exports.some(({ state }) => isUnfinished(state)) ?? false
  if (making !== isMaking) setMaking(making)
  return (
    <Read of={read}>
      {(departure) => (
        <div className="stack">
          <Standing departure={departure} merchant={merchant} />
          <LooseEnds
            title={t('blocking')}
            ends={departure.open.filter(({ blocks }) => blocks)}
            merchant={merchant.id}
          />
          <LooseEnds title={t('others')} ends={departure.open.filter(({ blocks }) => !blocks)} merchant={merchant.id} />
          <DepartureFiles departure={departure} />
        </div>
      )}
    </Read>
  )
}

type StandingProps = { readonly departure: Departure; readonly merchant: Merchant }

function Standing({ departure, merchant }: StandingProps) {
  const t = useWords(departureWords)
  const m = useWords(merchantWords)
  const isProvider = useMe().merchant === null
  const { merchant_state: state } = departure
  const says = state === 'leaving' ? (isProvider ? 'leaving_says' : 'theirs') : state === 'left' ? 'left_says' : 'stays'
  const blocking = new Set(departure.open.filter(({ blocks }) => blocks).map(({ kind }) => kind)).size
  return (
    <section className="sheet">
      <div className="topline">
        <State is={standingOf(state)}>{m(state)}</State>
        {isProvider && <DepartureActs departure={departure} merchant={merchant} />}
      </div>
      <p>{t(says)}</p>
      <Dates of={departure} />
      {state === 'leaving' && <p>{blocking > 0 ? t('blocked', { count: blocking }) : t('clear')}</p>}
      {departure.open.length === 0 && <p className="meta">{t('nothing')}</p>}
    </section>
  )
}

function Dates({ of: { begun_at, ended_at, exports_until, reason } }: { of: Departure }) {
  const t = useWords(departureWords)
  const language = useLanguage()
  if (!begun_at) return null
  return (
    <p className="meta">
      {reason && `${t('reason')} ${reason} · `}
      {t('begun')} <Moment at={begun_at} />
      {ended_at && (
        <>
          {' · '}
          {t('ended')} <Moment at={ended_at} />
        </>
      )}
      {exports_until && !ended_at && ` · ${t('exports_until')} ${formatDay(exports_until, language)}`}
    </p>
  )
}
