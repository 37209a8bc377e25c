import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import { control } from '../testing/control-client.ts'

const MAIN = path.join(import.meta.dirname, '../main.ts')

test('one command starts a ready-made world and says where everything is', async (t) => {
  const out = await said(t, ['--port', '0', '--tls-port', '0', '--world', 'school'], 'state:')
  const [, url] = /^simulator ready (\S+) https:\S+\n/.exec(out) ?? []
  assert(url)
  assert.match(out, /服务商号 SP: 1900000002\n/)
  const pem = /curl -so ca\.pem (\S+)/.exec(out)?.[1]
  const file = await fetch(String(pem))
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename="ca.pem"')
  const { ca_pem } = await control<{ ca_pem: string }>(url, 'GET', '/tls')
  assert.equal(await file.text(), ca_pem)
})

test('--json says it in one line for scripts', async (t) => {
  const out = await said(t, ['--port', '0', '--tls-port', '0', '--json'], '\n')
  const { url, data, providers } = JSON.parse(out)
  assert.deepEqual([data, providers], [null, []])
  assert.equal((await fetch(`${url}/_control/health`)).status, 200)
})

test('what is wrong with the command line is said with the next step', async () => {
  const wrong: [string[], RegExp][] = [
    [['--prot', '1'], /^Unknown option '--prot'.* --help lists the options\.\n$/],
    [['--port', '70000'], /^--port takes a number up to 65535, not "70000"\.\n$/],
    [['--world', 'bank'], /^There is no world "bank": --world takes restaurants, school, shop\.\n$/],
  ]
  for (const [args, sentence] of wrong) {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
    let err = ''
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    const [code] = await once(child, 'close')
    assert.equal(code, 1)
    assert.match(err, sentence)
  }
})

async function said(test: TestContext, args: readonly string[], until: string): Promise<string> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  test.after(() => child.kill('SIGKILL'))
  let out = ''
  for await (const chunk of child.stdout) {
    out += chunk
    if (out.includes(until)) break
  }
  return out
}
