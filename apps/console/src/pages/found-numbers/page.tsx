import type { FoundNumber } from '@teyue/contract/found-number'
import { Button, Segmented, Space, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Empty } from '../../kit/empty.tsx'
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
  const [state, show] = useState<FoundNumber['state']>('open')
  const [doing, setDoing] = useState<Doing | null>(null)
  const [isAsking, setAsking] = useState(false)
  const numbers = useList<FoundNumber>('/v1/found-numbers', { state })
  const options = STATES.map((value) => ({ value, label: t(value) }))
  const ask = <Button onClick={() => setAsking(true)}>{t('ask')}</Button>
  const close = () => setDoing(null)
  return (
    <Page title={t('title')} acts={ask}>
      <p className="says">{t('says')}</p>
      <div className="below-2">
        <Segmented aria-label={t('show')} options={options} value={state} onChange={show} />
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
    { title: t('number'), render: (_, { sub_mchid: number }) => <Numbered value={number} /> },
    { title: t('seen'), render: (_, { seen_in: seen }) => seen.map((one) => t(one)).join(' · ') },
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
    { title: t('first'), render: (_, { first_seen_at: at }) => <Moment at={at} /> },
    { title: t('last'), render: (_, { last_seen_at: at }) => <Moment at={at} /> },
    {
      title: t('state'),
      render: (_, { state, reason }) => (
        <>
          <State is={standings[state]}>{t(state)}</State>
          {reason && <div className="meta">{reason}</div>}
        </>
      ),
    },
    {
      title: '',
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
