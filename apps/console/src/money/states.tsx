import type { Payment } from '@teyue/contract/payment'
import type { Refund } from '@teyue/contract/refund'
import { useWords } from '../kit/i18n.ts'
import { type Standing, State } from '../kit/state.tsx'
import { moneyWords } from './words.ts'

const ofPayments: Readonly<Record<Payment['state'], Standing>> = {
  requested: 'working',
  unknown: 'unknown',
  open: 'waiting',
  closing: 'working',
  paid: 'done',
  closed: 'waiting',
  refused: 'failed',
}

const ofRefunds: Readonly<Record<Refund['state'], Standing>> = {
  requested: 'working',
  unknown: 'unknown',
  processing: 'working',
  abnormal: 'failed',
  succeeded: 'done',
  closed: 'waiting',
  refused: 'failed',
}

export const paymentStates = Object.keys(ofPayments) as Payment['state'][]
export const refundStates = Object.keys(ofRefunds) as Refund['state'][]

export function PaymentState({ state }: { state: Payment['state'] }) {
  const t = useWords(moneyWords)
  return <State is={ofPayments[state]}>{t(`payment_${state}`)}</State>
}

export function RefundState({ state }: { state: Refund['state'] }) {
  const t = useWords(moneyWords)
  return <State is={ofRefunds[state]}>{t(`refund_${state}`)}</State>
}
