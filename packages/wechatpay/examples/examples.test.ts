import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'

const run = promisify(execFile)
const exampleTimeoutMs = 60_000
const folder = mkdtempSync(path.join(tmpdir(), 'teyue-examples-'))
let simulator: ChildProcess
let url = ''

/** What each prints, word for word. */
const printed: Readonly<Record<string, RegExp>> = {
  'native-order.ts':
    /^show as a QR code: weixin:\/\/wxpay\/bizpayurl\?pr=\S+…\nNOTPAY\nSUCCESS 1800 fen\nclose: ORDER_PAID, outcome known: true\n$/,
  'jsapi-with-oauth.ts':
    /^payer \S{6}… under our appid\ncall up with appId, timeStamp, nonceStr, package, signType, paySign\nSUCCESS, by the same payer: true\n$/,
  'refund.ts': /^PROCESSING\nSUCCESS 500 of 1800 fen\n$/,
  'code-payment.ts': /^SUCCESS\nSUCCESS\nreversed true\nREVOKED\n$/,
  'yesterdays-bill.ts': /^true SUCCESS 1800 fen, fee \d\.\d\d%\n1 of 1800 fen\n$/,
  'v2-order-and-refund.ts':
    /^show as a QR code: weixin:\/\/wxpay\/bizpayurl\?pr=\S+…\nSUCCESS 1800 fen\n500 fen go back, asked over https:\nPROCESSING 500\n$/,
  'notice-server.ts': /^refused: SIGNTEST\nTRANSACTION\.SUCCESS: SUCCESS 1800 fen\n$/,
}

before(async () => {
  const main = path.join(import.meta.dirname, '../../simulator/src/main.ts')
  simulator = spawn(process.execPath, [main, '--port', '0', '--tls-port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const piece of simulator.stdout ?? []) {
    said += piece
    url = /simulator ready (\S+)/.exec(said)?.[1] ?? ''
    if (url !== '') break
  }
  assert.notEqual(url, '', `the simulator said only: ${said}`)
})
after(async () => {
  const gone = once(simulator, 'exit')
  simulator.kill('SIGKILL')
  await gone
  rmSync(folder, { recursive: true })
})

test('every example is run here', () => {
  const examples = globSync('*.ts', { cwd: import.meta.dirname }).filter((name) => !/^shop\.ts$|\.test\.ts$/.test(name))
  assert.deepEqual(examples.toSorted(), Object.keys(printed).toSorted())
})

for (const [name, expected] of Object.entries(printed)) {
  test(`the example ${name} does against a simulator what it says`, async () => {
    const args = [path.join(import.meta.dirname, name), url]
    const { stdout } = await run(process.execPath, args, { timeout: exampleTimeoutMs })
    assert.match(stdout, expected)
  })
}
