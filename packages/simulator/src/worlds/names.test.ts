import assert from 'node:assert/strict'
import https from 'node:https'
import { test } from 'node:test'
import { startSimulator } from '../simulator.ts'
import { control } from '../testing/control-client.ts'

test('a client that knows only WeChat’s own name is served under it, by the authority that it trusts', async (t) => {
  const simulator = await startSimulator({ port: 0, dataDir: null })
  t.after(() => simulator.close())
  const { ca_pem: ca } = await control<{ ca_pem: string }>(simulator.url, 'GET', '/tls')
  const { port } = new URL(simulator.tlsUrl)
  for (const servername of ['api.mch.weixin.qq.com', 'api.weixin.qq.com', 'localhost']) {
    assert.equal(await ask(servername), 200)
  }
  await assert.rejects(ask('pay.example.com'), /ERR_TLS_CERT_ALTNAME_INVALID|does not match/)

  // As /etc/hosts would lead it here.
  function ask(servername: string): Promise<number | undefined> {
    const options = { host: '127.0.0.1', port, servername, ca, path: '/_control/health', agent: false as const }
    return new Promise((resolve, reject) => {
      https.get(options, (answer) => resolve(answer.resume().statusCode)).on('error', reject)
    })
  }
})
