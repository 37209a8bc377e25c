import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { Disagreement } from '../../errors.ts'
import { fen } from '../../kit/fen.ts'
import { after, exampleMoment, examplePayment, exampleTransaction, reportOn } from '../../testing/examples.ts'
import { readCells } from '../../testing/state-table.ts'
import {
  assertRefundable,
  isFinal,
  isUnanswered,
  mayHaveBeenMade,
  needsRenewal,
  nextState,
  type Payment,
  type PaymentState,
  refundable,
} from './payment.ts'
import type { PaymentReport } from './payment-report.ts'

// Every state meets every word. A name moves, `=` changes nothing, `!` is a disagreement.
const table = `
              open   paid   closed   refused   absent
  requested   open   paid   closed   refused   =
  unknown     open   paid   closed   refused   =
  open        =      paid   closed   !         !
  closing     =      paid   closed   closed    closed
  paid        =      =      !        !         !
  closed      =      paid   =        =         =
  refused     !      paid   =        =         =`

for (const { state, word, want } of readCells(table)) {
  test(`a payment that is ${state} and WeChat's word "${word}": ${want}`, () => {
    const payment = examplePayment({ state: state as PaymentState, transactionId: transactionIn(state) })
    assert.equal(outcome(payment, reportOn(payment, word as PaymentReport['state'])), want)
  })
}

test('a late "paid" is still paid, whatever we thought before', () => {
  for (const state of ['requested', 'unknown', 'open', 'closing', 'closed', 'refused'] as const) {
    const payment = examplePayment({ state })
    assert.equal(nextState(payment, reportOn(payment, 'paid')), 'paid', state)
  }
})

test('another owner, amount or transaction is a disagreement, and says both sides', () => {
  const paid = examplePayment({ state: 'paid', transactionId: exampleTransaction().transactionId })
  const open = examplePayment()
  const wrongs: [Payment, Partial<PaymentReport>, string][] = [
    [open, { spMchid: '1900000002' }, 'payment_owner'],
    [open, { spAppid: 'wx0000000000000002' }, 'payment_owner'],
    [open, { subMchid: '1600000002' }, 'payment_owner'],
    [open, { amount: fen(999) }, 'payment_amount'],
    [open, { amount: null }, 'payment_amount'],
    [paid, { amount: fen(1001) }, 'payment_amount'],
    [open, { transaction: exampleTransaction({ payerTotal: fen(1001) }) }, 'payment_amount'],
    [paid, { transaction: exampleTransaction({ transactionId: 'another' }) }, 'payment_transaction'],
  ]
  for (const [payment, changes, kind] of wrongs) {
    assert.throws(
      () => nextState(payment, reportOn(payment, 'paid', changes)),
      (error) => error instanceof Disagreement && error.kind === kind && !isDeepStrictEqual(error.ours, error.theirs),
    )
  }
})

test('a word that carries no amount is believed for all but a payment', () => {
  const payment = examplePayment({ state: 'unknown' })
  for (const state of ['open', 'closed', 'refused'] as const) {
    assert.equal(nextState(payment, reportOn(payment, state, { amount: null })), state)
  }
})

test('Q40: the refusal of a try says nothing once another try was sent', () => {
  const sentTwice = examplePayment({ state: 'requested', attempts: 2 })
  assert.equal(nextState(sentTwice, reportOn(sentTwice, 'refused', { attempt: 1 })), null)
  assert.equal(nextState(sentTwice, reportOn(sentTwice, 'refused', { attempt: 2 })), 'refused')
  assert.equal(nextState(sentTwice, reportOn(sentTwice, 'open', { attempt: 1 })), 'open')
})

test('what is final, unanswered or may have been made already', () => {
  const states: PaymentState[] = ['requested', 'unknown', 'open', 'closing', 'paid', 'closed', 'refused']
  assert.deepEqual(states.filter(isFinal), ['paid', 'closed', 'refused'])
  assert.deepEqual(states.filter(isUnanswered), ['requested', 'unknown'])
  assert.equal(mayHaveBeenMade(examplePayment({ attempts: 1 })), false)
  assert.equal(mayHaveBeenMade(examplePayment({ attempts: 2 })), true)
})

test('Q41: what the payer was given is made anew when it has lapsed, and only while the order stands', () => {
  const lapsed = { payToken: 'code', payTokenExpiresAt: exampleMoment }
  assert.equal(needsRenewal(examplePayment(lapsed), exampleMoment), true)
  assert.equal(needsRenewal(examplePayment(), exampleMoment), true)
  assert.equal(
    needsRenewal(examplePayment({ ...lapsed, payTokenExpiresAt: after(exampleMoment, 1) }), exampleMoment),
    false,
  )
  assert.equal(needsRenewal(examplePayment({ ...lapsed, expiresAt: exampleMoment }), exampleMoment), false)
  for (const state of ['requested', 'unknown', 'closing', 'paid', 'closed', 'refused'] as const) {
    assert.equal(needsRenewal(examplePayment({ ...lapsed, state }), exampleMoment), false, state)
  }
})

test('Q43: what is left can be refunded, in at most 50 parts, within a year', () => {
  const paid = { state: 'paid', paidAt: exampleMoment, refunding: fen(700), refundCount: 49 } as const
  const payment = examplePayment(paid)
  assert.equal(refundable(payment), 300)
  assert.equal(refundable(examplePayment({ ...paid, state: 'closed', refunding: fen(0) })), 0)
  assertRefundable(payment, fen(300), after(exampleMoment, 365 * 86_400_000))

  const refusals: [Payment, number, Date, string][] = [
    [payment, 301, exampleMoment, 'REFUND_TOO_LARGE'],
    [examplePayment({ ...paid, refundCount: 50 }), 1, exampleMoment, 'TOO_MANY_REFUNDS'],
    [payment, 1, after(exampleMoment, 365 * 86_400_000 + 1), 'REFUND_TOO_LATE'],
    [examplePayment(), 1, exampleMoment, 'PAYMENT_NOT_PAID'],
  ]
  for (const [refused, amount, now, code] of refusals) {
    assert.throws(() => assertRefundable(refused, fen(amount), now), { name: 'PublicError', code })
    // Of one that another system made the same holds, and nothing at all before WeChat has confirmed it.
    const imported = { ...refused, outTradeNo: 'OLD-1' }
    const verified = () => assertRefundable({ ...imported, verifiedAt: exampleMoment }, fen(amount), now)
    assert.throws(verified, { name: 'PublicError', code })
    assert.throws(() => assertRefundable(imported, fen(1), exampleMoment), { code: 'PAYMENT_NOT_VERIFIED' })
  }
})

function transactionIn(state: string): string | null {
  return state === 'paid' ? exampleTransaction().transactionId : null
}

function outcome(payment: Payment, report: PaymentReport): string {
  try {
    return nextState(payment, report) ?? '='
  } catch (error) {
    assert(error instanceof Disagreement)
    assert.equal(error.kind, 'payment_state')
    return '!'
  }
}
