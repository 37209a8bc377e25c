import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventTypes } from '@teyue/contract/webhook-endpoint'
import { publishedTypes } from './events.ts'

test('what is published is what an endpoint may ask to hear of', () => {
  assert.deepEqual(['*', ...publishedTypes].toSorted(), eventTypes.toSorted())
})
