import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startSimulator } from '@teyue/simulator/simulator'
import { openP12 } from '../apps/server/src/wechat/open-p12.ts'

test('teyue connect opens the apiclient_cert.p12 that the simulator ships', async (t) => {
  const simulator = await startSimulator({ port: 0, dataDir: null })
  t.after(() => simulator.close())
  const made = await fetch(`${simulator.url}/_control/providers`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  })
  const provider = (await made.json()) as { mchid: string; certificate_pem: string; private_key_pem: string }
  const file = await fetch(`${simulator.url}/_control/providers/${provider.mchid}/files/apiclient_cert.p12`)
  const opened = openP12(Buffer.from(await file.arrayBuffer()), provider.mchid)
  assert.equal(opened.certificatePem, provider.certificate_pem)
})
