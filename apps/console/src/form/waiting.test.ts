import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Problem } from '@teyue/contract/problem'
import { fieldsOvertaken, isOf, moveOn, put, putBack, takeOldest, toChange, type Waiting } from './waiting.ts'

test('what was typed in one version is sent together as of it, and what was typed later afterwards', () => {
  const waiting: Waiting = new Map()
  put(waiting, '/contact_info/contact_name', ' 李四 ', 3)
  put(waiting, '/business_info', undefined, 3)
  put(waiting, '/bank_account_info/account_name', '晴天', 5)
  const { batch, sentAs } = takeOldest(waiting)
  assert.deepEqual(
    [sentAs, toChange(batch)],
    [3, { draft: { contact_info: { contact_name: '李四' } }, remove: ['/business_info'] }],
  )
  assert.deepEqual([...waiting.keys()], ['/bank_account_info/account_name'])
  assert.equal(
    put(waiting, '/bank_account_info', undefined, 7),
    5,
    'a part takes in what waits within, as of when that was typed',
  )
  assert.equal(waiting.size, 1)
})

test('what somebody else wrote meanwhile does not wait on; the rest does, and goes on from where it was kept', () => {
  const waiting: Waiting = new Map()
  const batch: Waiting = new Map([
    ['/a/b', { value: 1, typedAt: 2 }],
    ['/c', { value: 2, typedAt: 2 }],
  ])
  const details = { fields: ['/a/b'] }
  assert.deepEqual(fieldsOvertaken({ code: 'FORM_CHANGED', details } as unknown as Problem), ['/a/b'])
  assert.deepEqual(fieldsOvertaken({ code: 'APPLYMENT_CLOSED', details } as unknown as Problem), [])
  putBack(waiting, batch, ['/a/b'])
  assert.deepEqual([...waiting.keys()], ['/c'])
  put(waiting, '/d', 3, 2)
  moveOn(waiting, batch, 4, false)
  assert.deepEqual(
    [...waiting.values()].map(({ typedAt }) => typedAt),
    [4, 2],
    'somebody came between: only what was kept is known',
  )
  moveOn(waiting, batch, 5, true)
  assert.deepEqual(
    [...waiting.values()].map(({ typedAt }) => typedAt),
    [5, 5],
  )
  assert.equal(isOf(batch, { version: 5, written: [{ field: '/a/b', version: 5 }] }), true)
  assert.equal(isOf(batch, { version: 5, written: [{ field: '/x', version: 5 }] }), false, 'it changed nothing')
})
