import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importsOf, resolveImport, splitSpecifier } from './imports.ts'
import { codeOf, stringsOf } from './source.ts'

// `§` stands for the dollar sign of a template.
test('code is told from comments, strings, templates and regular expressions', () => {
  const table: [text: string, code: string][] = [
    ['a // b', 'a     '],
    ['a /* b\nc */ d', 'a     \n     d'],
    ["f('// no')", "f('     ')"],
    ["'it\\'s' + x", "'     ' + x"],
    ['`a §{b + `c §{d}`} e` + f', '`   {b + `   {d}`}  ` + f'],
    ['`§{{ a: 1 }.a} b` + c', '` {{ a: 1 }.a}  ` + c'],
    ['x = /["\'`/*]/g.test(y)', 'x =           .test(y)'],
    ['a / b / c', 'a / b / c'],
    ["return /'/ + x", 'return     + x'],
  ]
  for (const [text, want] of table) assert.equal(codeOf(dollars(text)), want, text)
})

test('strings alone, and nothing around them', () => {
  assert.equal(stringsOf("a('b') // 'c'"), "  'b'        ")
})

test('every form of import is found, with what it takes as a value', () => {
  const text = `import a from './a.ts'
import { b, type B, c as d } from './b.ts'
import type { E } from './e.ts'
import { type F } from './f.ts'
import * as g from './g.ts'
import './h.ts'
export { i } from './i.ts'
export * from './j.ts'
import {
  k,
} from './k.ts'
const l = await import('./l.ts')
const m = "import n from './n.ts'"
// import o from './o.ts'
import p, { q } from '@scope/p/q'
const r = import.meta.resolve('r')
`
  const found = importsOf({ path: 'x.ts', text }).toSorted((one, two) => one.line - two.line)
  assert.deepEqual(
    found.map(({ specifier, typeOnly, names }) => [specifier, typeOnly, names.join()]),
    [
      ['./a.ts', false, 'a'],
      ['./b.ts', false, 'b,c'],
      ['./e.ts', true, 'E'],
      ['./f.ts', true, ''],
      ['./g.ts', false, '* as g'],
      ['./h.ts', false, ''],
      ['./i.ts', false, 'i'],
      ['./j.ts', false, '*'],
      ['./k.ts', false, 'k'],
      ['./l.ts', false, ''],
      ['@scope/p/q', false, 'q,p'],
      ['r', false, ''],
    ],
  )
  assert.equal(found.at(-1)?.line, 16)
})

test('imports are resolved to paths of the tree', () => {
  assert.equal(resolveImport('apps/server/src/http/app.ts', '../kit/fen.ts'), 'apps/server/src/kit/fen.ts')
  assert.equal(resolveImport('x.ts', '@teyue/wechatpay/call-up'), 'packages/wechatpay/src/call-up.ts')
  assert.equal(resolveImport('x.ts', 'fastify'), undefined)
  assert.deepEqual(splitSpecifier('@fastify/swagger/x'), ['@fastify/swagger', 'x'])
})

function dollars(text: string): string {
  return text.replaceAll('§', '$')
}
