import { fileLifetime } from '@teyue/server/testing/file-lifetime'
import { type TestWorld, testWorld } from '@teyue/server/testing/world'

/** One world for the tests of a file that do not disturb each other: made when first asked for, gone after the last test. */
export function sharedWorld(): () => Promise<TestWorld> {
  const lifetime = fileLifetime()
  let world: Promise<TestWorld> | undefined
  return () => {
    world ??= testWorld(lifetime)
    return world
  }
}
