import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Payment } from '@teyue/contract/payment'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { formatFen } from '../../kit/fen.ts'
import { useWords } from '../../kit/i18n.ts'
import { useLive } from '../../kit/live.ts'
import { Money } from '../../kit/money.tsx'
import { Page, Read } from '../../kit/page.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { WechatCode } from '../../kit/wechat-code.tsx'
import { AskButton } from '../../money/ask-button.tsx'
import { PaymentState } from '../../money/states.tsx'
import { TimelineOf } from '../../money/timeline.tsx'
import { PaymentFacts } from './payment-facts.tsx'
import { RefundForm } from './refund-form.tsx'
import { RefundsOf } from './refunds-of.tsx'
import { onePaymentWords } from './words.ts'
import '../../money/money.css'

const REFRESHED_EVERY_MS = 10_000

/** One payment: the figure, its state and the next act on top, then all that happened to it. */
export default function PaymentPage() {
  const t = useWords(onePaymentWords)
  const { id = '' } = useParams({ strict: false })
  const path = `/v1/payments/${id}`
  const payment = useRead<Payment>(path, {}, { everyMs: REFRESHED_EVERY_MS })
  const client = useQueryClient()
  useLive(id, () => void client.invalidateQueries({ predicate: ({ queryKey: [one] }) => String(one).startsWith(path) }))
  return (
    <Page title={t('title')}>
      <Read of={payment}>
        {(one) => (
          <>
            <Top payment={one} />
            <RefundsOf payment={one} />
            <TimelineOf path={path} />
          </>
        )}
      </Read>
    </Page>
  )
}

function Top({ payment }: { payment: Payment }) {
  const t = useWords(onePaymentWords)
  const may = useMay()
  const [isRefunding, setRefunding] = useState(false)
  const { id, amount, state, refundable, refusal, imported } = payment
  const isUnverified = imported !== null && imported.verified_at === null
  return (
    <section className="sheet">
      <div className="topline">
        <span className="figure">
          <Money fen={amount} />
        </span>
        <PaymentState state={state} />
        <div className="acts">
          {state !== 'refused' && <AskButton path={`/v1/payments/${id}`} />}
          <CloseButton payment={payment} />
          {refundable > 0 && may('refunds.make') && (
            <Button type="primary" onClick={() => setRefunding(true)}>
              {t('refund')}
            </Button>
          )}
        </div>
      </div>
      <p className={`says${state === 'unknown' || isUnverified ? ' says-unknown' : ''}`}>
        {t(isUnverified ? 'says_unverified' : `says_${state}`, {
          message: refusal?.message ?? '',
        })}{' '}
        {refusal && <WechatCode code={refusal.code} />}
      </p>
      <PaymentFacts payment={payment} />
      {isRefunding && <RefundForm payment={payment} onEnd={() => setRefunding(false)} />}
    </section>
  )
}

function CloseButton({ payment: { id, amount, description, state } }: { payment: Payment }) {
  const t = useWords(onePaymentWords)
  const may = useMay()
  const confirm = useConfirm()
  const close = useAct(() => act('POST', `/v1/payments/${id}/close`), ['/v1/payments'])
  if (!may('payments.close') || !(state === 'open' || state === 'unknown' || state === 'requested')) return null
  const ask = () =>
    confirm({
      title: t('close_title'),
      says: t('close_says', { amount: formatFen(amount), name: description }),
      verb: t('close'),
      isDangerous: true,
      perform: () => close.mutateAsync(),
    })
  return <Button onClick={ask}>{t('close')}</Button>
}
