import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { publint } from 'publint'
import { answerSigned, startServer } from './src/testing/server.ts'
import { API_V3_KEY, MERCHANT_SERIAL, makePublicKey, merchantKey, SP_MCHID, SUB_MCHID } from './src/testing/wechat.ts'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '../..')
const modules = path.join(root, 'node_modules')
const folder = mkdtempSync(path.join(tmpdir(), 'teyue-package-'))
const built = path.join(folder, 'built')
const consumer = path.join(folder, 'consumer')
const installed = path.join(consumer, 'node_modules/@teyue/wechatpay')
let tarball = ''

before(async () => {
  mkdirSync(installed, { recursive: true })
  await node(path.join(import.meta.dirname, 'build.ts'), built)
  const { stdout } = await run('npm', ['pack', '--offline', '--json', '--pack-destination', folder], { cwd: built })
  tarball = path.join(folder, JSON.parse(stdout)[0].filename)
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed])
  for (const name of ['undici', '@types', 'undici-types']) link(name)
})
after(() => rmSync(folder, { recursive: true }))

test('publint finds nothing in the tarball', async () => {
  const bytes = readFileSync(tarball)
  const tar = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const { messages } = await publint({ pack: { tarball: tar }, strict: true })
  assert.deepEqual(messages, [])
})

test('attw finds nothing in the tarball: every module has its types in every way of resolving them that this package is for', async () => {
  const attw = path.join(modules, '@arethetypeswrong/cli/dist/index.js')
  const { stdout } = await node(attw, tarball, '--profile', 'esm-only', '--format', 'json').catch((error) => error)
  const { analysis } = JSON.parse(stdout)
  // Said of every package that is ESM only; the program below requires it all the same.
  const expected = (problem: { kind: string }) => problem.kind === 'CJSResolvesToESM'
  assert.deepEqual(
    analysis.problems.filter((problem: { kind: string }) => !expected(problem)),
    [],
  )
  assert.ok(Object.keys(analysis.entrypoints).includes('./client'))
})

test('the package holds what runs and its papers, and nothing of the tests', async () => {
  const { stdout } = await run('tar', ['-tzf', tarball])
  const files = stdout
    .trim()
    .split('\n')
    .map((file) => file.replace(/^package\//, ''))
  const strange = files.filter(
    (file) => !/\.(js|js\.map|d\.ts)$|^(package\.json|LICENSE|README(\.zh-CN)?\.md)$/.test(file),
  )
  assert.deepEqual(strange, [])
  assert.deepEqual(
    files.filter((file) => /testing|\.test\./.test(file)),
    [],
  )
  for (const paper of ['README.md', 'LICENSE', 'client.js', 'client.d.ts']) assert.ok(files.includes(paper), paper)
})

test('its package.json is the workspace’s, with other doors and without what is only for the workspace', () => {
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
  const {
    exports: doors,
    files: _files,
    publishConfig: _publish,
    ...published
  } = read(path.join(installed, 'package.json'))
  const {
    exports: _sources,
    private: isPrivate,
    scripts: _scripts,
    ...ours
  } = read(path.join(import.meta.dirname, 'package.json'))
  assert.deepEqual(published, ours)
  assert.equal(isPrivate, true)
  for (const door of Object.values<{ types: string; default: string }>(doors).filter(
    (one) => typeof one === 'object',
  )) {
    assert.ok(
      existsSync(path.join(installed, door.types)) && existsSync(path.join(installed, door.default)),
      door.default,
    )
  }
})

for (const [name, program] of [
  [
    'module.mjs',
    "import { createWechatPay } from '@teyue/wechatpay/client'\nimport { createKeyring } from '@teyue/wechatpay/keyring'\nimport { createPrivateKey } from 'node:crypto'\n",
  ],
  [
    'common.cjs',
    "const { createWechatPay } = require('@teyue/wechatpay/client')\nconst { createKeyring } = require('@teyue/wechatpay/keyring')\nconst { createPrivateKey } = require('node:crypto')\n",
  ],
] as const) {
  test(`a plain JavaScript program (${name}) orders and verifies with the installed package`, async (t) => {
    const key = makePublicKey()
    const server = await startServer(
      t,
      answerSigned(key, 200, { code_url: 'weixin://wxpay/bizpayurl?pr=x' }, new Date()),
    )
    const file = path.join(consumer, name)
    writeFileSync(file, program + order)
    const pem = merchantKey.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const { stdout } = await node(
      file,
      JSON.stringify({ baseUrl: server.url, key: { id: key.serial, pem: key.pem }, pem }),
    )
    assert.equal(stdout, 'weixin://wxpay/bizpayurl?pr=x\n')
    assert.equal(server.arrivals[0]?.url, '/v3/pay/partner/transactions/native')
  })
}

test('a TypeScript program compiles against the installed types, all of them checked, and is held to them', async () => {
  const file = path.join(consumer, 'program.mts')
  const source = [
    "import type { JsapiOrder } from '@teyue/wechatpay/orders'",
    "import { createWeixin } from '@teyue/wechatpay/weixin/weixin'",
    'export const weixin = createWeixin({ now: () => new Date() })',
    'export const payer = (openid: string): JsapiOrder["payer"] => ({ sp_openid: openid })',
  ]
  const compile = async (lines: readonly string[]) => {
    writeFileSync(file, lines.join('\n'))
    const options = '--noEmit --strict --module nodenext --target es2024 --skipLibCheck false --types node'.split(' ')
    return node(path.join(modules, 'typescript/bin/tsc'), ...options, file)
  }
  await compile(source)
  const wrong = 'export const wrong: JsapiOrder["payer"] = { openid: "o" }'
  const { stdout } = await compile([...source, wrong]).catch((error) => error)
  assert.match(stdout, /program\.mts\(5,\d+\): error TS/)
})

const order = `
const { baseUrl, key, pem } = JSON.parse(process.argv[2])
const wechat = createWechatPay({
  spMchid: '${SP_MCHID}',
  serial: '${MERCHANT_SERIAL}',
  privateKey: createPrivateKey(pem),
  apiV3Key: '${API_V3_KEY}',
  keyring: createKeyring({ publicKeys: [key] }),
  now: () => new Date(),
  baseUrl,
})
wechat.orders
  .native({
    sp_appid: 'wx1',
    sp_mchid: '${SP_MCHID}',
    sub_mchid: '${SUB_MCHID}',
    out_trade_no: 'T20261123000001',
    description: 'noodles',
    notify_url: 'https://a.example',
    amount: { total: 1 },
  })
  .then(({ data }) => process.stdout.write(data.code_url + '\\n'))
  .finally(() => wechat.close())
`

function link(name: string): void {
  const from = path.join(modules, name)
  if (existsSync(from)) symlinkSync(from, path.join(consumer, 'node_modules', name))
}

function node(...args: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  return run(process.execPath, [...args], { cwd: consumer, maxBuffer: 64 * 1024 * 1024 })
}
