import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { publint } from 'publint'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')
const modules = path.join(root, 'node_modules')
const folder = mkdtempSync(path.join(tmpdir(), 'teyue-sdk-'))
const built = path.join(folder, 'built')
const consumer = path.join(folder, 'consumer')
const installed = path.join(consumer, 'node_modules/@teyue/sdk')
let tarball = ''

before(async () => {
  mkdirSync(installed, { recursive: true })
  await node(path.join(import.meta.dirname, 'build.ts'), built)
  const { stdout } = await run('npm', ['pack', '--offline', '--json', '--pack-destination', folder], { cwd: built })
  tarball = path.join(folder, JSON.parse(stdout)[0].filename)
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed])
  for (const name of ['standardwebhooks', '@stablelib', 'fast-sha256', '@types', 'undici-types']) link(name)
})
after(() => rmSync(folder, { recursive: true }))

test('publint and attw find nothing in the tarball', async () => {
  const bytes = readFileSync(tarball)
  const tar = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  assert.deepEqual((await publint({ pack: { tarball: tar }, strict: true })).messages, [])
  const attw = path.join(modules, '@arethetypeswrong/cli/dist/index.js')
  const { stdout } = await node(attw, tarball, '--profile', 'esm-only', '--format', 'json').catch((error) => error)
  const { analysis } = JSON.parse(stdout)
  const found = analysis.problems.filter(({ kind }: { kind: string }) => kind !== 'CJSResolvesToESM')
  assert.deepEqual(found, [])
  assert.ok(Object.keys(analysis.entrypoints).includes('./teyue'))
})

test('the package holds what runs and its papers, and nothing of the tests', async () => {
  const { stdout } = await run('tar', ['-tzf', tarball])
  const files = stdout
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package\//, ''))
  const wanted = /\.(js|js\.map|d\.ts)$|^(package\.json|LICENSE|README(\.zh-CN)?\.md)$/
  assert.deepEqual(
    files.filter((file) => !wanted.test(file) || /testing|\.test\./.test(file)),
    [],
  )
  for (const one of ['README.md', 'README.zh-CN.md', 'LICENSE', 'teyue.js', 'webhook.d.ts'])
    assert.ok(files.includes(one), one)
})

test('a plain JavaScript program and a TypeScript one use the installed package', async () => {
  const program = path.join(consumer, 'program.mjs')
  writeFileSync(
    program,
    `
    import { createTeyue } from '@teyue/sdk/teyue'
    import { TeyueNoAnswer } from '@teyue/sdk/errors'
    import { openWebhook, WebhookNotGenuine } from '@teyue/sdk/webhook'
    const teyue = createTeyue({ key: 'tk_test_' + 'x'.repeat(43), baseUrl: 'http://127.0.0.1:1', pauseMs: 1, maxAttempts: 1,
      fetch: async () => { throw Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }) } })
    const error = await teyue.payments.get('pay_1').catch((error) => error)
    let forged
    try { openWebhook({ body: '{}', headers: {} }, { secrets: 'whsec_AAAA' }) } catch (error) { forged = error }
    process.stdout.write([error instanceof TeyueNoAnswer, error.outcomeKnown, forged instanceof WebhookNotGenuine].join())`,
  )
  assert.equal((await node(program)).stdout, 'true,true,true')

  const typed = path.join(consumer, 'program.mts')
  const options = '--noEmit --strict --module nodenext --target es2024 --skipLibCheck false --types node'.split(' ')
  writeFileSync(
    typed,
    `
    import { createTeyue } from '@teyue/sdk/teyue'
    import type { Payment } from '@teyue/sdk/generated/types'
    const made = await createTeyue({ key: '', baseUrl: '' }).payments.create({ product: 'native', amount: 1, description: 'tea', reference: 'r' })
    export const payment: Payment | null = made.outcome === 'known' ? made.value : made.latest
    // @ts-expect-error whoever does not look whether it is known gets no value
    export const careless = made.value`,
  )
  await node(path.join(modules, 'typescript/bin/tsc'), ...options, typed).catch((error) => assert.fail(error.stdout))
})

function link(name: string): void {
  const from = path.join(modules, name)
  if (existsSync(from)) symlinkSync(from, path.join(consumer, 'node_modules', name))
}

function node(...args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return run(process.execPath, [...args], { cwd: consumer, maxBuffer: 64 * 1024 * 1024 })
}
