import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createGate } from './gate.ts'

test('so many at once, so many waiting, and the next is turned away', async () => {
  const gate = createGate(2, 1, () => new Error('full'))
  const ends: (() => void)[] = []
  const enter = () => gate(() => new Promise<void>((resolve) => ends.push(resolve)))
  const [first, second, third] = [enter(), enter(), enter()]
  await assert.rejects(enter(), /full/)
  assert.equal(ends.length, 2)
  ends[0]!()
  await first
  await new Promise((resolve) => setImmediate(resolve))
  assert.equal(ends.length, 3)
  for (const end of ends) end()
  await Promise.all([second, third])
  await gate(async () => undefined)
})

test('who fails inside makes room too', async () => {
  const gate = createGate(1, 0, () => new Error('full'))
  await assert.rejects(
    gate(async () => {
      throw new Error('inside')
    }),
    /inside/,
  )
  assert.equal(await gate(async () => 7), 7)
})
