import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ChangeState, nextState } from './gold-plan-change.ts'

test('M10: accepted is believed whenever it comes; a refusal ends what is open, and only by the word on the last try', () => {
  const states: ChangeState[] = ['requested', 'unknown', 'done', 'refused']
  const table = states.map((state) =>
    (['accepted', 'refused'] as const).flatMap((word) =>
      [1, 2].map((attempt) => nextState({ state, attempts: 2 }, { word, attempt, refusal: null }) ?? '='),
    ),
  )
  assert.deepEqual(table, [
    ['done', 'done', '=', 'refused'],
    ['done', 'done', '=', 'refused'],
    ['=', '=', '=', '='],
    ['done', 'done', '=', '='],
  ])
})
