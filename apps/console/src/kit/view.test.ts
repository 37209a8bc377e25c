import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSameView, MAX_VIEWS, type View, valuesOf, viewsIn, withView } from './view.ts'

test('a view is what the named filters say, and not the days', () => {
  const now = valuesOf(['state', 'merchant'], { state: 'unknown', created_from: '2026-11-01T00:00:00Z' })
  assert.deepEqual(now, { state: 'unknown' })
  assert(isSameView(now, { state: 'unknown' }))
  assert(!isSameView(now, { state: 'unknown', merchant: 'mch_1' }))
  assert(!isSameView(now, { merchant: 'unknown' }))
})

test('a name kept again means what is shown now, and there are never more than there is room for', () => {
  const first = withView([], { name: 'mine', values: { state: 'paid' } })
  assert.deepEqual(withView(first, { name: 'mine', values: { state: 'open' } }), [
    { name: 'mine', values: { state: 'open' } },
  ])
  const many = Array.from({ length: MAX_VIEWS }, (_, at): View => ({ name: `view ${at}`, values: { state: 'paid' } }))
  assert.equal(withView(many, { name: 'one more', values: { state: 'open' } }).length, MAX_VIEWS)
})

test('what a browser kept is looked at: anything else is no view', () => {
  const good: View = { name: 'good', values: { state: 'paid' } }
  const table: [kept: string | null, want: readonly View[]][] = [
    [null, []],
    ['', []],
    ['{', []],
    ['{}', []],
    [
      JSON.stringify([good, null, 1, { name: 1, values: {} }, { name: 'a' }, { name: 'b', values: { state: 1 } }]),
      [good],
    ],
  ]
  for (const [kept, want] of table) assert.deepEqual(viewsIn(kept), want, String(kept))
})
