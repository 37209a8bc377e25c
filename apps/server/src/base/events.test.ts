import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventCatalogue } from '@teyue/contract/event-catalogue'
import { eventTypes } from '@teyue/contract/webhook-endpoint'
import { publishedTypes } from './events.ts'

test('what is published is what an endpoint may ask to hear of', () => {
  assert.deepEqual(['*', ...publishedTypes].toSorted(), eventTypes.toSorted())
})

test('the catalogue explains each event that is published, once', () => {
  assert.deepEqual(eventCatalogue.map(({ type }) => type).toSorted(), publishedTypes.toSorted())
})
