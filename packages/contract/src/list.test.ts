import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limitOf, toList } from './list.ts'

const rows = ['evt_3', 'evt_2', 'evt_1'].map((id) => ({ id }))

test('a page is cut to its limit, and points to the next when a row is over', () => {
  assert.deepEqual(toList(rows, 2), { object: 'list', data: rows.slice(0, 2), has_more: true, next_cursor: 'evt_2' })
})

test('the last page points nowhere', () => {
  assert.deepEqual(toList(rows, 3), { object: 'list', data: rows, has_more: false, next_cursor: null })
  assert.deepEqual(toList([], 3), { object: 'list', data: [], has_more: false, next_cursor: null })
})

test('twenty rows are returned unless told otherwise', () => {
  assert.equal(limitOf({}), 20)
  assert.equal(limitOf({ limit: '100' }), 100)
})
