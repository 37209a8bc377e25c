import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

const testFileTimeoutMs = 300_000
const root = path.resolve(import.meta.dirname, '../..')

/**
 * Plays test files one after another in this process, each as one test that holds the file's own: its hooks end with it,
 * its failures are its own, and its tests inherit its time limit.
 */
export function playFiles(files: readonly string[]): void {
  for (const file of files) {
    test(file, { timeout: testFileTimeoutMs }, async (t) => {
      const found = surroundings()
      await import(pathToFileURL(path.join(root, file)).href)
      // The file's tests run in their order, and this one after them: whoever waits for it has waited for all.
      await t.test('and nothing is changed for the next file', () => {
        const left = surroundings()
        const names = [...new Set([...found.keys(), ...left.keys()])]
        // Names alone: what a variable holds may be a secret of whoever runs the tests.
        assert.deepEqual(
          names.filter((name) => found.get(name) !== left.get(name)),
          [],
        )
      })
    })
  }
}

/**
 * What a file could change for those after it, by name. Libraries keep registries of their own in global names with `@@`, and
 * TypeScript's helpers, where a library brings them along, are in names with `__`.
 */
function surroundings(): Map<string, unknown> {
  const globals = Object.getOwnPropertyNames(globalThis).filter((name) => !/^(@@|__)/.test(name))
  return new Map<string, unknown>([
    ['the working folder', process.cwd()],
    ...Object.entries(process.env).map(([name, value]) => [`variable ${name}`, value] as const),
    ...globals.map((name) => [`global ${name}`, true] as const),
  ])
}
