import assert from 'node:assert/strict'
import { test } from 'node:test'
import { judgeMoves } from './move.ts'

const payment = 'pay_00000000000000000000000001'
const refund = 'rfd_00000000000000000000000001'

test('what may be done about each kind, open and settled', () => {
  const legal = (kind: string, subjectId: string, state: 'open' | 'settled' = 'open') =>
    judgeMoves({ kind, subjectId, state })
      .filter(({ isLegal }) => isLegal)
      .map(({ move }) => move)
  for (const kind of ['state', 'owner', 'amount', 'transaction'])
    assert.deepEqual(legal(`payment_${kind}`, payment), ['ask_wechat', 'settle'])
  for (const kind of ['state', 'owner', 'amount'])
    assert.deepEqual(legal(`refund_${kind}`, refund), ['ask_wechat', 'settle'])
  // Unknown is nobody's to declare known.
  assert.deepEqual(legal('payment_unanswered', payment), ['ask_wechat'])
  assert.deepEqual(legal('refund_unanswered', refund), ['ask_wechat'])
  assert.deepEqual(legal('notice_unknown', 'EV-1'), ['read_notice_again', 'settle'])
  for (const kind of ['payment_amount', 'refund_unanswered', 'notice_unknown'])
    assert.deepEqual(legal(kind, payment, 'settled'), [])
})

test('every move says what it does or why it may not be done, in both languages', () => {
  for (const { because, becauseZh } of judgeMoves({ kind: 'payment_unanswered', subjectId: payment, state: 'open' })) {
    assert.match(because, /^[A-Z].*\.$/)
    assert.match(becauseZh, /\p{Script=Han}.*。$/u)
  }
})
