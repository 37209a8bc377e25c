import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PublicError } from '../../errors.ts'
import { assertMove, assertStays, type MerchantMove, type MerchantState } from './merchant-state.ts'

const states: readonly MerchantState[] = ['active', 'paused', 'leaving', 'left']
const moves: readonly MerchantMove[] = ['note', 'begin', 'undo', 'end']

// Written down a second time, as sentences: what may be done where; everything else is refused.
const legal: Readonly<Record<string, MerchantMove>> = {
  'active to paused': 'note',
  'paused to active': 'note',
  'active to leaving': 'begin',
  'paused to leaving': 'begin',
  'leaving to active': 'undo',
  'left to active': 'undo',
  'leaving to left': 'end',
}
const refusals = {
  active: 'DEPARTURE_NOT_BEGUN',
  paused: 'DEPARTURE_NOT_BEGUN',
  leaving: 'MERCHANT_LEAVING',
  left: 'MERCHANT_LEFT',
}

test("a merchant's states: every pair by every move is either legal, nothing new, or refused with what to do", () => {
  for (const from of states)
    for (const to of states)
      for (const by of moves) {
        const said = `${from} to ${to}`
        const outcome = outcomeOf(() => assertMove('mch_1', from, to, by))
        if (from === to) assert.equal(outcome, false, said)
        else assert.equal(outcome, legal[said] === by ? true : refusals[from], `${said} by ${by}`)
      }
})

test('nothing new is begun with a merchant that leaves or has left', () => {
  const outcomes = states.map((state) => outcomeOf(() => assertStays('mch_1', state)))
  assert.deepEqual(outcomes, [undefined, undefined, 'MERCHANT_LEAVING', 'MERCHANT_LEFT'])
})

function outcomeOf(deed: () => unknown): unknown {
  try {
    return deed()
  } catch (error) {
    assert(error instanceof PublicError)
    return error.code
  }
}
