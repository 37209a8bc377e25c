import type { FoundNumber } from '@teyue/contract/found-number'
import { Button, Segmented, Space, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Empty } from '../../kit/empty.tsx'
import { useFilters } from '../../kit/filters.ts'
import { useWords } from '../../kit/i18n.ts'
import { To } from '../../kit/link.tsx'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Money } from '../../kit/money.tsx'
import { Numbered } from '../../kit/number.tsx'
import { Page } from '../../kit/page.tsx'
import { useList } from '../../kit/reading.ts'
import { type Standing, State } from '../../kit/state.tsx'
import { Adopt } from './adopt.tsx'
import { AskForm } from './ask-form.tsx'
import { Dismiss } from './dismiss.tsx'
import { foundWords } from './words.ts'

const STATES = ['open', 'adopted', 'dismissed'] as const
const standings: Readonly<Record<FoundNumber['state'], Standing>> = {
  open: 'waiting',
  adopted: 'done',
  dismissed: 'done',
}
type Doing = { readonly verb: 'adopt' | 'dismiss'; readonly number: FoundNumber }

/** Numbers at WeChat that nobody here knows; a person says whose each is. */
export default function FoundNumbersPage() {
  const t = useWords(foundWords)
  const { values, set } = useFilters(['state'])
  const state = STATES.find((one) => one === values.state) ?? 'open'
  const [doing, setDoing] = useState<Doing | null>(null)
  const [isAsking, setAsking] = useState(false)
  const numbers = useList<FoundNumber>('/v1/found-numbers', { state })
  const options = STATES.map((value) => ({ value, label: t(value) }))
  const ask = <Button onClick={() => setAsking(true)}>{t('ask')}</Button>
  const close = () => setDoing(null)
  return (
    <Page title={t('title')} acts={ask}>
      <p className="says">{t('says')}</p>
      <div className="above">
        <Segmented
          aria-label={t('show')}
          options={options}
          value={state}
          onChange={(wanted) => set({ state: wanted === 'open' ? undefined : wanted })}
        />
      </div>
      <Listing label={t('title')} of={numbers} columns={useColumns(setDoing)} empty={<Empty says={t('empty')} />} />
      {doing?.verb === 'adopt' && <Adopt of={doing.number} close={close} />}
      {doing?.verb === 'dismiss' && <Dismiss of={doing.number} close={close} />}
      {isAsking && <AskForm close={() => setAsking(false)} />}
    </Page>
  )
}

function useColumns(setDoing: (doing: Doing) => void): TableColumnsType<FoundNumber> {
  const t = useWords(foundWords)
  return [
    {
      title: t('number'),
      render: (_, { sub_mchid: number, seen_in: seen }) => (
        <>
          <Numbered value={number} />
          <div className="meta">{t('seen_in', { where: seen.map((one) => t(one)).join(' · ') })}</div>
        </>
      ),
    },
    {
      title: t('turnover'),
      align: 'end',
      render: (_, { paid, payments }) => (
        <>
          <Money fen={paid} />
          <div className="meta">{t('payments', { count: payments })}</div>
        </>
      ),
    },
    // On a phone what is to be decided comes first.
    { title: t('first'), responsive: ['md'], render: (_, { first_seen_at: at }) => <Moment at={at} /> },
    { title: t('last'), responsive: ['md'], render: (_, { last_seen_at: at }) => <Moment at={at} /> },
    {
      title: t('state'),
      responsive: ['md'],
      render: (_, { state, reason }) => (
        <>
          <State is={standings[state]}>{t(state)}</State>
          {reason && <div className="meta">{reason}</div>}
        </>
      ),
    },
    {
      title: '',
      align: 'end',
      render: (_, number) =>
        number.merchant ? (
          <To path={`/merchants/${number.merchant}`}>{t('merchant_link')}</To>
        ) : (
          <Space>
            <Button size="small" type="primary" onClick={() => setDoing({ verb: 'adopt', number })}>
              {t('adopt')}
            </Button>
            {number.state === 'open' && (
              <Button size="small" onClick={() => setDoing({ verb: 'dismiss', number })}>
                {t('dismiss')}
              </Button>
            )}
          </Space>
        ),
    },
  ]
}
