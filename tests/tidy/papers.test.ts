import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkDependencyPage, checkUnused } from './dependencies.ts'
import type { Source } from './files.ts'
import { checkErrorPage, checkLinks } from './papers.ts'
import { checkBarrels, checkSize } from './shape.ts'

test('size', () => {
  const lines = (path: string, count: number): Source => ({ path, text: `${'a\n'.repeat(count)}` })
  assert.deepEqual(
    checkSize([lines('a.ts', 300), lines('a.test.ts', 400), lines('a.md', 999), lines('x/tables.ts', 999)]),
    [],
  )
  assert.equal(checkSize([lines('a.ts', 301), lines('a.test.ts', 401), lines('a.js', 301)]).length, 3)
})

test('barrels', () => {
  const barrels = [
    "export * from './a.ts'",
    "export { a } from './a.ts'\nexport type { B } from './b.ts'",
    "import { a } from './a.ts'\nexport { a }",
  ]
  for (const text of barrels) assert.equal(checkBarrels([{ path: 'index.ts', text }]).length, 1, text)
  const files = ['', "import './a.ts'", "export * from './a.ts'\nexport const b = 1", 'export type A = string']
  for (const text of files) assert.deepEqual(checkBarrels([{ path: 'index.ts', text }]), [], text)
})

test('links', () => {
  const files = ['docs/a.md', 'docs/b.md', 'packages/x/src/c.ts', 'README.md']
  const links = (text: string) =>
    checkLinks(
      [
        { path: 'docs/a.md', text },
        { path: 'docs/b.md', text: '# One & two\n## 中文 标题\n' },
      ],
      files,
    )
  const good = [
    '[b](b.md)',
    '[b](./b.md#one--two)',
    '[b](b.md#中文-标题)',
    '[x](../packages/x)',
    '[w](https://a.b/c)',
    '![c](../packages/x/src/c.ts)',
  ]
  for (const text of [...good, '```\n[no](link.md)\n```', '[a](#here)\n# Here', '[ref]: b.md'])
    assert.deepEqual(links(text), [], text)
  const bad = ['[c](c.md)', '[b](b.md#three)', '[r](README.md)', '[a](#nowhere)', '[ref]: c.md']
  for (const text of bad) assert.equal(links(text).length, 1, text)
})

test('error codes', () => {
  const page = (text: string): Source[] => [{ path: 'docs/errors.md', text }]
  const catalogue = { NOT_FOUND: { status: 404 } }
  assert.deepEqual(checkErrorPage(page('| code | status |\n|---|---|\n| `NOT_FOUND` | 404 | gone |'), catalogue), [])
  assert.match(checkErrorPage(page(''), catalogue)[0]!.message, /NOT_FOUND is in errors.ts and has no row/)
  assert.match(checkErrorPage(page('| `NOT_FOUND` | 400 |'), catalogue)[0]!.message, /is 404 in errors.ts/)
  assert.match(
    checkErrorPage(page('| `NOT_FOUND` | 404 |\n| `OLD` | 400 |'), catalogue)[0]!.message,
    /OLD is not in errors.ts/,
  )
})

test('dependencies', () => {
  const manifest: Source = {
    path: 'apps/x/package.json',
    text: '{"dependencies":{"a":"1","@teyue/x":"*"},"optionalDependencies":{"@b/c":"1"}}',
  }
  const page = (text: string): Source[] => [manifest, { path: 'docs/decisions/dependencies.md', text }]
  assert.deepEqual(checkDependencyPage(page('| `a`, `@b/c` | both |\n')), [])
  assert.match(
    checkDependencyPage(page('| `a` | one of `@b/c` |\n'))[0]!.message,
    /@b\/c is a dependency and has no line/,
  )
  assert.match(
    checkDependencyPage(page('| `a` | x |\n| `@b/c` | y |\n| `d` | z |\n'))[0]!.message,
    /d is explained here/,
  )
})

test('unused dependencies', () => {
  const manifest: Source = { path: 'apps/x/package.json', text: '{"dependencies":{"a":"1","@b/c":"1","@teyue/x":"*"}}' }
  const uses: Source[] = [
    { path: 'apps/x/src/a.ts', text: "import a from 'a/deep'" },
    { path: 'apps/y/src/a.ts', text: "import c from '@b/c'" },
  ]
  const message = '@b/c is a dependency that nothing here imports'
  assert.deepEqual(checkUnused([manifest, ...uses]), [{ path: 'apps/x/package.json', message }])
  assert.deepEqual(checkUnused([{ ...manifest, path: 'package.json' }]), [])
})
