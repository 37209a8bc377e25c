import { useQueryClient } from '@tanstack/react-query'
import type { Payment } from '@teyue/contract/payment'
import { Button, QRCode, Space } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useMay } from '../../app/me.ts'
import { act } from '../../kit/api.ts'
import { formatFen } from '../../kit/fen.ts'
import { useWords } from '../../kit/i18n.ts'
import { useGo } from '../../kit/link.tsx'
import { useLive } from '../../kit/live.ts'
import { Money } from '../../kit/money.tsx'
import { Read } from '../../kit/page.tsx'
import { useAct, useRead } from '../../kit/reading.ts'
import { useMerchantNames } from '../../money/filters.ts'
import { collectWords } from './words.ts'

// Besides what is told at once: should the stream be cut, it is seen a little later.
const LOOKED_AT_EVERY_MS = 3_000
const CODE_SIZE_PX = 280

/** The whole screen for one payment: its code, then whether it was paid, to be told from two metres. */
export function Collecting({ id, onEnd }: { id: string; onEnd: () => void }) {
  const path = `/v1/payments/${id}`
  const client = useQueryClient()
  const payment = useRead<Payment>(path, {}, { everyMs: LOOKED_AT_EVERY_MS })
  useLive(id, () => void client.invalidateQueries({ predicate: ({ queryKey: [one] }) => String(one).startsWith(path) }))
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const t = useWords(collectWords)
  return (
    <div ref={place} tabIndex={-1} role="dialog" aria-modal="true" aria-label={t('title')} className="collecting-place">
      <Read of={payment}>{(one) => <Screen payment={one} onEnd={onEnd} />}</Read>
    </div>
  )
}

function Screen({ payment, onEnd }: { payment: Payment; onEnd: () => void }) {
  const t = useWords(collectWords)
  const { state, pay, refusal } = payment
  switch (state) {
    case 'paid':
      return (
        <Shown of={payment} look="paid" onEnd={onEnd} next={t('next')}>
          <span className="big" aria-hidden="true">
            ✓
          </span>
          <p role="status">{t('paid')}</p>
        </Shown>
      )
    case 'closed':
    case 'refused':
      return (
        <Shown of={payment} look="failed" onEnd={onEnd} next={t('next')}>
          <p role="status">{t('not_paid')}</p>
          <p>{state === 'closed' ? t('closed_says') : t('refused_says', { message: refusal?.message ?? '' })}</p>
        </Shown>
      )
    case 'closing':
      return (
        <Shown of={payment} look="waiting">
          <p role="status">{t('closing_says')}</p>
        </Shown>
      )
    default:
      if (pay?.kind !== 'code')
        return (
          <Shown of={payment} look="unknown">
            <p role="status">{t('unknown')}</p>
            <p>{t('unknown_says')}</p>
            <Stop id={payment.id} />
          </Shown>
        )
      return (
        <Shown of={payment} look="waiting">
          <div className="qr">
            <QRCode
              aria-label={t('code', { amount: formatFen(payment.amount) })}
              value={pay.code_url}
              size={CODE_SIZE_PX}
              type="svg"
              bordered={false}
              color="#000"
              bgColor="#fff"
            />
          </div>
          <p role="status">{t('scan')}</p>
          <Stop id={payment.id} />
        </Shown>
      )
  }
}

type ShownProps = {
  readonly of: Payment
  readonly look: 'waiting' | 'paid' | 'failed' | 'unknown'
  readonly next?: string
  readonly onEnd?: () => void
  readonly children: ReactNode
}

function Shown({ of: { id, merchant, amount, description }, look, next, onEnd, children }: ShownProps) {
  const t = useWords(collectWords)
  const go = useGo()
  const names = useMerchantNames()
  return (
    <div className={`collecting collecting-${look}`}>
      <p>{[names.get(merchant), description].filter(Boolean).join(' · ')}</p>
      <div className="sum">
        <Money fen={amount} />
      </div>
      {children}
      {onEnd && (
        <Space>
          <Button size="large" onClick={() => go(`/payments/${id}`)}>
            {t('detail')}
          </Button>
          <Button size="large" type="primary" autoFocus onClick={onEnd}>
            {next}
          </Button>
        </Space>
      )}
    </div>
  )
}

function Stop({ id }: { id: string }) {
  const t = useWords(collectWords)
  const may = useMay()
  const close = useAct(() => act('POST', `/v1/payments/${id}/close`), ['/v1/payments'])
  if (!may('payments.close')) return null
  return (
    <Button size="large" loading={close.isPending} onClick={() => close.mutate()}>
      {t('stop')}
    </Button>
  )
}
