import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { publint } from 'publint'

const run = promisify(execFile)
const modules = path.resolve(import.meta.dirname, '../../node_modules')
const folder = mkdtempSync(path.join(tmpdir(), 'teyue-simulator-package-'))
const built = path.join(folder, 'built')
const installed = path.join(folder, 'consumer/node_modules/@teyue/simulator')
const manifest = () => JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'))
let tarball = ''

before(async () => {
  mkdirSync(installed, { recursive: true })
  await run(process.execPath, [path.join(import.meta.dirname, 'build.ts'), built])
  const { stdout } = await run('npm', ['pack', '--offline', '--json', '--pack-destination', folder], { cwd: built })
  tarball = path.join(folder, JSON.parse(stdout)[0].filename)
  await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed])
  // What the package names, and nothing else of ours.
  for (const name of Object.keys(manifest().dependencies)) {
    symlinkSync(path.join(modules, name), path.join(folder, 'consumer/node_modules', name))
  }
})
after(() => rmSync(folder, { recursive: true }))

test('publint finds nothing in the tarball', async () => {
  const bytes = readFileSync(tarball)
  const tar = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const { messages } = await publint({ pack: { tarball: tar }, strict: true })
  assert.deepEqual(messages, [])
})

test('attw finds the types of what programs import', async () => {
  const attw = path.join(modules, '@arethetypeswrong/cli/dist/index.js')
  const args = [attw, tarball, '--profile', 'esm-only', '--format', 'json', '--entrypoints', 'helper', 'simulator']
  const { stdout } = await run(process.execPath, args).catch((error) => error)
  const { analysis } = JSON.parse(stdout)
  const found = analysis.problems.filter(({ kind }: { kind: string }) => kind !== 'CJSResolvesToESM')
  assert.deepEqual(found, [])
  assert.deepEqual(Object.keys(analysis.entrypoints).sort(), ['./helper', './simulator'])
})

test('a TypeScript program compiles against the helper of the package', async () => {
  const program = path.join(folder, 'consumer/program.ts')
  writeFileSync(path.join(folder, 'consumer/package.json'), '{ "type": "module" }')
  copyFileSync(path.join(import.meta.dirname, 'examples/lost-notice.ts'), program)
  const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2024']
  const types = ['--types', 'node', '--typeRoots', path.join(modules, '@types')]
  await run(process.execPath, [path.join(modules, 'typescript/bin/tsc'), ...strict, ...types, program], {
    cwd: path.dirname(program),
  })
})

test('the package holds what runs, its pages and its papers, and nothing of the tests', async () => {
  const { stdout } = await run('tar', ['-tzf', tarball])
  const files = stdout.trim().split('\n')
  assert.deepEqual(
    files.filter((file) => /testing\/|helper-generator|\.test\.|\/src\//.test(file)),
    [],
  )
  for (const name of [
    'main.js',
    'simulator.d.ts',
    'helper.d.ts',
    'helper/generated/payers.js',
    'pages/assets/phone/main.js',
    'README.md',
    'LICENSE',
  ]) {
    assert(files.includes(`package/${name}`), name)
  }
})

test('installed in an empty folder, its command starts a world, serves the pages and the control API, and stops', async (t) => {
  const main = path.join(installed, manifest().bin['teyue-simulator'])
  const args = [main, '--port', '0', '--tls-port', '0', '--world', 'shop', '--json']
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => child.kill('SIGKILL'))
  let out = ''
  for await (const chunk of child.stdout) {
    out += chunk
    if (out.includes('\n')) break
  }
  const { url, providers } = JSON.parse(out)
  assert.deepEqual(providers, ['1900000003'])
  const page = await (await fetch(url)).text()
  const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]!)
  assert(named.length > 5)
  for (const address of [...named, '/assets/lib/jsqr.js', '/_control/openapi.json']) {
    assert.equal((await fetch(url + address)).status, 200, address)
  }
  child.kill('SIGTERM')
  const code = await new Promise((exited) => child.once('exit', exited))
  assert.equal(code, 0)
})
