import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Source } from './files.ts'
import type { Problem } from './source.ts'
import { checkClock, checkEnvironment, checkPurity, checkWords } from './words.ts'

const refunds = 'apps/server/src/features/refunds'

test('what is left behind', () => {
  finds(checkWords, 'packages/x/src/a.ts', [
    '// TODO later',
    '/* FIXME */',
    'const x = 1 // XXX',
    'const a = b // @ts-ignore',
    '// @ts-expect-error because',
    '// biome-ignore lint: no',
    "test.only('a', () => {})",
    "t.skip('not today')",
    "console.log('here')",
  ])
  passes(checkWords, 'packages/x/src/a.ts', [
    "const text = 'console.log'",
    '// tells the console. Then it ends.',
    'const METHOD = 1',
    "rows.skipped('a')",
  ])
  finds(checkWords, 'packages/x/src/a.test.ts', ['// @ts-nocheck'])
  passes(checkWords, 'packages/x/src/a.test.ts', ['// @ts-expect-error no such field'])
  finds(checkWords, 'apps/server/migrations/0001-a.sql', ['-- HACK'])
  passes(checkWords, 'docs/a.md', ['TODO is a word here'])
})

test('the environment', () => {
  finds(checkEnvironment, 'apps/server/src/config.ts', ['const port = process.env.PORT'])
  passes(checkEnvironment, 'apps/server/src/env.ts', ['const port = process.env.PORT'])
  passes(checkEnvironment, 'apps/server/src/config.test.ts', ['const port = process.env.PORT'])
  passes(checkEnvironment, 'apps/server/src/config.ts', ["const name = 'process.env'"])
})

test('nouns', () => {
  const impure = [
    'async function a() {}',
    'type A = Promise<B>',
    'new Date()',
    'Date.now()',
    'Math.random()',
    "fetch('a')",
  ]
  finds(checkPurity, `${refunds}/refund.ts`, impure)
  finds(checkPurity, `${refunds}/from-wechat.ts`, ['await a', 'process.pid', 'setTimeout(a)'])
  passes(checkPurity, `${refunds}/refund.ts`, ['new Date(a)', '// async', 'const awaited = 1'])
  passes(checkPurity, `${refunds}/create-refund.ts`, impure)
  passes(checkPurity, `${refunds}/refund.test.ts`, impure)
})

test('business time', () => {
  const machine = [
    'const a = new Date()',
    'Date.now()',
    'sql`select now()`',
    'sql`current_timestamp`',
    'sql`clock_timestamp()`',
  ]
  finds(checkClock, `${refunds}/store.ts`, machine)
  finds(checkClock, 'apps/server/src/base/events.ts', machine)
  passes(checkClock, `${refunds}/store.ts`, [
    'ctx.now()',
    'tx.now',
    'const at = now()',
    'new Date(a)',
    '// now() is not for us',
  ])
  passes(checkClock, 'apps/server/src/queue/heartbeat.ts', machine)
})

type Check = (sources: readonly Source[]) => Problem[]

function finds(check: Check, path: string, texts: readonly string[]): void {
  for (const text of texts) assert.equal(check([{ path, text }]).length, 1, text)
}

function passes(check: Check, path: string, texts: readonly string[]): void {
  for (const text of texts) assert.deepEqual(check([{ path, text }]), [], text)
}
