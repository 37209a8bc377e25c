import type { Merchant } from '@teyue/contract/merchant'
import type { SubjectConfirmation, SubjectState } from '@teyue/contract/subject-confirmation'
import { Button, Space } from 'antd'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { Listing } from '../../kit/listing.tsx'
import { Moment } from '../../kit/moment.tsx'
import { Numbered } from '../../kit/number.tsx'
import { ProblemView } from '../../kit/problem.tsx'
import { useAct, useList } from '../../kit/reading.ts'
import { State } from '../../kit/state.tsx'
import { ConfirmationState } from '../subject-confirmations/state.tsx'
import { confirmationWords } from '../subject-confirmations/words.ts'

/** Which of the merchant's numbers are to be confirmed, and how that stands. */
export function ConfirmationsTab({ merchant: { id, sub_merchants: numbers } }: { merchant: Merchant }) {
  const t = useWords(confirmationWords)
  const found = useList<SubjectConfirmation>('/v1/subject-confirmations', { merchant: id })
  return (
    <div className="stack">
      <p className="says">{t('what')}</p>
      {numbers.map(({ id: number, sub_mchid }) => (
        <NumberLine key={number} number={number} mchid={sub_mchid} />
      ))}
      <Listing
        label={t('title')}
        of={found}
        pathOf={(one) => `/subject-confirmations/${one.id}`}
        empty={<Empty says={t('empty_here')} />}
        columns={[
          { title: t('state'), render: (_, { state }) => <ConfirmationState state={state} /> },
          { title: t('number'), render: (_, { sub_mchid }) => <Numbered value={sub_mchid} /> },
          { title: t('since'), render: (_, { state_since: at }) => <Moment at={at} /> },
        ]}
      />
    </div>
  )
}

function NumberLine({ number, mchid }: { number: string; mchid: string }) {
  const t = useWords(confirmationWords)
  const go = useGo()
  const mayBegin = useMay()('applyments.manage')
  const ask = useAct(() => act<SubjectState>('POST', `/v1/sub-merchants/${number}/subject-questions`), [])
  const begin = useAct(
    () => act<SubjectConfirmation>('POST', '/v1/subject-confirmations', { sub_merchant: number }),
    ['/v1/subject-confirmations'],
  )
  const start = () => begin.mutate(undefined, { onSuccess: ({ id }) => go(`/subject-confirmations/${id}`) })
  const problem = ask.error ?? begin.error
  return (
    <Space orientation="vertical" size={8}>
      <Space wrap>
        <Numbered value={mchid} isWhole />
        <Button loading={ask.isPending} onClick={() => ask.mutate()}>
          {t('ask_number')}
        </Button>
        {mayBegin && (
          <Button loading={begin.isPending} onClick={start}>
            {t('begin')}
          </Button>
        )}
        {ask.data && (
          <State is={ask.data.authorized ? 'done' : 'waiting'}>
            {t(ask.data.authorized ? 'authorized' : 'unauthorized')}
          </State>
        )}
      </Space>
      {problem && <ProblemView error={problem} />}
    </Space>
  )
}
