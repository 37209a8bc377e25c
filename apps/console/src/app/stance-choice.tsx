import { useNavigate } from '@tanstack/react-router'
import type { Merchant } from '@teyue/contract/merchant'
import { Segmented, Select } from 'antd'
import { useWords } from '../kit/i18n.ts'
import { useRead } from '../kit/reading.ts'
import { type Stance, stanceSearch, useStance } from '../kit/stance.ts'
import { useMe } from './me.ts'
import { appWords } from './words.ts'

/** Test or live. It begins at the first page: what is open in one mode does not exist in the other. */
export function ModeChoice() {
  const t = useWords(appWords)
  const stance = useStance()
  const change = useChange()
  return (
    <Segmented
      aria-label={t('mode')}
      value={stance.mode}
      options={[
        { value: 'test', label: t('test') },
        { value: 'live', label: t('live') },
      ]}
      onChange={(mode: Stance['mode']) => change({ ...stance, mode })}
    />
  )
}

/** As whom: shown to whoever is something at more than one place. */
export function PlaceChoice() {
  const t = useWords(appWords)
  const me = useMe()
  const stance = useStance()
  const change = useChange()
  if (me.memberships.length < 2) return <Alone merchant={me.merchant} />
  const options = me.memberships.map(({ merchant, role }) => ({
    value: merchant ?? '',
    label: `${merchant ?? t('provider')} · ${t(`role_${role}`)}`,
  }))
  return (
    <Select
      aria-label={t('as')}
      variant="borderless"
      popupMatchSelectWidth={false}
      value={me.merchant ?? ''}
      options={options}
      onChange={(as: string) => change({ ...stance, as: as === '' ? null : as })}
    />
  )
}

function Alone({ merchant }: { merchant: string | null }) {
  const t = useWords(appWords)
  return merchant === null ? <span className="meta">{t('provider')}</span> : <MerchantName id={merchant} />
}

function MerchantName({ id }: { id: string }) {
  const merchant = useRead<Merchant>(`/v1/merchants/${id}`)
  return <span className="meta">{merchant.data?.name ?? ''}</span>
}

function useChange(): (stance: Stance) => void {
  const navigate = useNavigate()
  return (stance) => void navigate({ to: '/', search: stanceSearch(stance) })
}
