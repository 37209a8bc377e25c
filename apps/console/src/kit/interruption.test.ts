import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Interruption, interrupt, onInterruption } from './interruption.ts'

test('many requests ask once, and another question waits for the first to be answered', async () => {
  const asked: { readonly kind: Interruption; readonly answer: (goOn: boolean) => void }[] = []
  const stop = onInterruption((kind) => new Promise((answer) => asked.push({ kind, answer })))
  const waiting = [interrupt('sign-in'), interrupt('second-factor'), interrupt('sign-in'), interrupt('second-factor')]
  assert.deepEqual(
    asked.map(({ kind }) => kind),
    ['sign-in'],
  )
  asked[0]!.answer(true)
  assert.deepEqual(await Promise.all([waiting[0], waiting[2]]), [true, true])
  await Promise.resolve()
  assert.deepEqual(
    asked.map(({ kind }) => kind),
    ['sign-in', 'second-factor'],
  )
  asked[1]!.answer(false)
  assert.deepEqual(await Promise.all([waiting[1], waiting[3]]), [false, false])
  const again = interrupt('sign-in')
  asked[2]!.answer(true)
  assert.equal(await again, true)
  stop()
  assert.equal(await interrupt('sign-in'), false)
})
