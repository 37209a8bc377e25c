import type { Departure } from '@teyue/contract/departure'
import type { Merchant } from '@teyue/contract/merchant'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../../app/me.ts'
import { act } from '../../../kit/api.ts'
import { useConfirm } from '../../../kit/confirm.tsx'
import { useWords } from '../../../kit/i18n.ts'
import { useAct } from '../../../kit/reading.ts'
import { BeginDeparture } from './begin-departure.tsx'
import { departureWords } from './departure-words.ts'
import { ReturnMerchant } from './return-merchant.tsx'

type Props = { readonly departure: Departure; readonly merchant: Merchant }

/** What may be done about it now: begin; take it back or end it; let it come back. */
export function DepartureActs({ departure, merchant }: Props) {
  const t = useWords(departureWords)
  const [open, setOpen] = useState<'begin' | 'undo' | 'come_back' | null>(null)
  const { id, merchant_state: state } = departure
  const { name } = merchant
  const close = () => setOpen(null)
  if (!useMay()('departures.manage')) return null
  return (
    <div className="acts">
      {!id && (
        <Button danger onClick={() => setOpen('begin')}>
          {t('begin')}
        </Button>
      )}
      {state === 'leaving' && <Button onClick={() => setOpen('undo')}>{t('undo')}</Button>}
      {state === 'left' && <Button onClick={() => setOpen('come_back')}>{t('come_back')}</Button>}
      {state === 'leaving' && <End departure={departure} merchant={merchant} />}
      {open === 'begin' && <BeginDeparture merchant={merchant} close={close} />}
      {id && (open === 'undo' || open === 'come_back') && (
        <ReturnMerchant departure={id} verb={t(open)} says={t(`${open}_says`, { name })} close={close} />
      )}
    </div>
  )
}

function End({ departure: { id, may_end: mayEnd, open }, merchant: { name } }: Props) {
  const t = useWords(departureWords)
  const confirm = useConfirm()
  const end = useAct(() => act('POST', `/v1/departures/${id}/ends`), ['/v1/merchants'])
  const count = (kind: string) => open.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.count, 0)
  const ask = () =>
    confirm({
      title: t('end'),
      says: t('end_says', { name, keys: count('api_keys'), people: count('people') }),
      verb: t('end'),
      isDangerous: true,
      perform: () => end.mutateAsync(),
    })
  return (
    <Button danger type="primary" disabled={!mayEnd} onClick={ask}>
      {t('end')}
    </Button>
  )
}
