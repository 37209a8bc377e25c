import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { Disagreement } from '../../errors.ts'
import { fen } from '../../kit/fen.ts'
import { after, exampleMoment, examplePayment, exampleRefund, reportOnRefund } from '../../testing/examples.ts'
import { readCells } from '../../testing/state-table.ts'
import {
  assertSameRefund,
  doubtEndsAt,
  isAccepted,
  isFinal,
  isUnanswered,
  isUndone,
  mayHaveBeenMade,
  nextState,
  type Refund,
  type RefundState,
} from './refund.ts'
import type { RefundReport } from './refund-report.ts'

const transactionId = '4200000000202611230000000001'
const payment = examplePayment({ state: 'paid', transactionId })
const { spMchid, subMchid } = payment.identity

// Every state meets every word. A name moves, `=` changes nothing, `!` is a disagreement.
const table = `
               processing   abnormal   succeeded   closed   refused   absent
  requested    processing   abnormal   succeeded   closed   refused   =
  unknown      processing   abnormal   succeeded   closed   refused   =
  processing   =            abnormal   succeeded   closed   !         !
  abnormal     processing   =          succeeded   closed   !         !
  succeeded    =            =          =           !        !         !
  closed       =            =          !           =        !         =
  refused      !            !          !           =        =         =`

for (const { state, word, want } of readCells(table)) {
  test(`a refund that is ${state} and WeChat's word "${word}": ${want}`, () => {
    const refund = exampleRefund({ state: state as RefundState })
    assert.equal(outcome(refund, reportOnRefund(refund, word as RefundReport['state'])), want)
  })
}

test('another payment, provider, sub-merchant, transaction, amount or total is a disagreement, and says both sides', () => {
  const refund = exampleRefund()
  const wrongs: [Partial<RefundReport>, string][] = [
    [{ paymentId: 'pay_00000000000000000000000002' }, 'refund_owner'],
    [{ subMchid: '1600000002' }, 'refund_owner'],
    [{ spMchid: '1900000002' }, 'refund_owner'],
    [{ transactionId: '4200000000202611230000000002' }, 'refund_owner'],
    [{ total: fen(999) }, 'refund_amount'],
    [{ amount: fen(399) }, 'refund_amount'],
  ]
  for (const [changes, kind] of wrongs) {
    assert.throws(
      () => nextState(refund, payment, reportOnRefund(refund, 'succeeded', changes)),
      (error) => error instanceof Disagreement && error.kind === kind && !isDeepStrictEqual(error.ours, error.theirs),
    )
  }
  const whole = { spMchid, subMchid, transactionId, total: payment.amount }
  assert.equal(nextState(refund, payment, reportOnRefund(refund, 'succeeded', whole)), 'succeeded')
})

test('Q40: the refusal of a try says nothing once another try was sent', () => {
  const sentTwice = exampleRefund({ state: 'requested', attempts: 2 })
  assert.equal(nextState(sentTwice, payment, reportOnRefund(sentTwice, 'refused', { attempt: 1 })), null)
  assert.equal(nextState(sentTwice, payment, reportOnRefund(sentTwice, 'refused', { attempt: 2 })), 'refused')
  assert.equal(nextState(sentTwice, payment, reportOnRefund(sentTwice, 'processing', { attempt: 1 })), 'processing')
})

test('each state is unanswered, accepted or undone, and never two of them', () => {
  const states: RefundState[] = ['requested', 'unknown', 'processing', 'abnormal', 'succeeded', 'closed', 'refused']
  assert.deepEqual(states.filter(isUnanswered), ['requested', 'unknown'])
  assert.deepEqual(states.filter(isAccepted), ['processing', 'abnormal', 'succeeded'])
  assert.deepEqual(states.filter(isUndone), ['closed', 'refused'])
  assert.deepEqual(states.filter(isFinal), ['succeeded', 'closed', 'refused'])
})

test('a doubt ends when a request that WeChat would still take can no longer arrive', () => {
  const wechatTakesMs = 5 * 60_000
  assert(doubtEndsAt(exampleRefund()).getTime() - exampleMoment.getTime() > wechatTakesMs)
  assert.deepEqual(doubtEndsAt(exampleRefund({ askedAt: after(exampleMoment, 1) })), after(exampleMoment, 360_001))
  assert.equal(mayHaveBeenMade(exampleRefund({ attempts: 1 })), false)
  assert.equal(mayHaveBeenMade(exampleRefund({ attempts: 2 })), true)
})

test('a repeated request is the same only if every field is', () => {
  const refund = exampleRefund({ reason: 'cold' })
  const { paymentId, amount, reference, reason } = refund
  const same = { paymentId, amount, reference, reason }
  assertSameRefund(refund, same)
  const others = { amount: fen(1), reason: null, reference: 'refund 2', paymentId: 'pay_00000000000000000000000002' }
  for (const [field, value] of Object.entries(others)) {
    const details = { field: field === 'paymentId' ? 'payment' : field }
    assert.throws(() => assertSameRefund(refund, { ...same, [field]: value }), { code: 'REFUND_DIFFERS', details })
  }
})

function outcome(refund: Refund, report: RefundReport): string {
  try {
    return nextState(refund, payment, report) ?? '='
  } catch (error) {
    assert(error instanceof Disagreement)
    assert.equal(error.kind, 'refund_state')
    return '!'
  }
}
