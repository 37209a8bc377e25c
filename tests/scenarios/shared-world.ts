import { after, type TestContext } from 'node:test'
import { type TestWorld, testWorld } from '@teyue/server/testing/world'

/** One world for the tests of a file that do not disturb each other: made when first asked for, gone after the last test. */
export function sharedWorld(): () => Promise<TestWorld> {
  const closers: (() => unknown)[] = []
  let world: Promise<TestWorld> | undefined
  after(async () => {
    for (const close of closers) await close()
  })
  const keeper = { after: (close: () => unknown) => closers.push(close) } as unknown as TestContext
  return () => {
    world ??= testWorld(keeper)
    return world
  }
}
