import assert from 'node:assert/strict'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { createPoster } from './poster.ts'

const loopback = ['127.0.0.0/8']
const here = { address: '127.0.0.1', family: 4 }
const inside = { address: '10.0.0.1', family: 4 }

test('a message arrives as it was written, and the answer is kept', async (t) => {
  let seen = ''
  const port = await listen(t, (request, response) => {
    request.setEncoding('utf8').on('data', (chunk: string) => {
      seen += `${request.method} ${request.headers['webhook-id']} ${chunk}`
    })
    request.on('end', () => response.writeHead(202).end('taken\0'))
  })
  const answer = await createPoster({ networks: loopback })(
    `http://127.0.0.1:${port}/`,
    { 'webhook-id': 'evt_1' },
    '{"a":1}',
  )
  assert.equal(seen, 'POST evt_1 {"a":1}')
  assert.deepEqual(
    { ...answer, durationMs: 0 },
    { outcome: 'delivered', status: 202, excerpt: 'taken\uFFFD', durationMs: 0 },
  )
})

test('what the name resolves to is judged when connecting, so DNS rebinding does not pass', async (t) => {
  let calls = 0
  const port = await listen(t, (_request, response) => {
    calls++
    response.end()
  })
  const answers = [[here], [inside], [here, inside], []]
  const post = createPoster({ networks: loopback, resolve: async () => answers.shift()! })
  const outcomes: string[] = []
  for (let n = 0; n < 4; n++) {
    // A name of its own each time, so that no kept connection answers.
    outcomes.push((await post(`http://name${n}.test:${port}/`, {}, '')).outcome)
  }
  assert.deepEqual(outcomes, ['delivered', 'forbidden_address', 'forbidden_address', 'forbidden_address'])
  assert.equal(calls, 1)
})

test('an address that is no name is judged without DNS', async (t) => {
  const port = await listen(t, (_request, response) => void response.end('never'))
  const post = createPoster({ networks: [] })
  for (const host of ['127.0.0.1', '0x7f.1', 'localhost', '[::ffff:127.0.0.1]', '[::1]']) {
    for (const scheme of ['http', 'https']) {
      const answer = await post(`${scheme}://${host}:${port}/`, {}, '')
      assert.equal(answer.outcome, 'forbidden_address', `${scheme} ${host}`)
    }
  }
})

test('http to a public address is refused even when its name was registered', async () => {
  const post = createPoster({ networks: loopback, resolve: async () => [{ address: '8.8.8.8', family: 4 }] })
  assert.equal((await post('http://shop.test/', {}, '')).outcome, 'forbidden_address')
})

test('a redirect is not followed', async (t) => {
  const paths: string[] = []
  const port = await listen(t, (request, response) => {
    paths.push(request.url ?? '')
    response.writeHead(307, { location: '/elsewhere' }).end()
  })
  const answer = await createPoster({ networks: loopback })(`http://127.0.0.1:${port}/hook`, {}, '')
  assert.deepEqual([answer.outcome, answer.status, paths], ['redirected', 307, ['/hook']])
})

test('of an endless answer two kilobytes are read', async (t) => {
  const port = await listen(t, (_request, response) => {
    response.on('error', () => undefined)
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    }
    response.on('drain', more)
    more()
  })
  const answer = await createPoster({ networks: loopback })(`http://127.0.0.1:${port}/`, {}, '')
  assert.deepEqual([answer.outcome, answer.excerpt.length], ['delivered', 2_048])
})

test('who does not answer in time has timed out; who does not listen is unreachable', async (t) => {
  const port = await listen(t, () => undefined)
  const post = createPoster({ networks: loopback, timeoutMs: 50 })
  assert.equal((await post(`http://127.0.0.1:${port}/`, {}, '')).outcome, 'timed_out')
  assert.equal((await post('http://127.0.0.1:1/', {}, '')).outcome, 'unreachable')
})

async function listen(t: TestContext, handle: RequestListener): Promise<number> {
  const server: Server = createServer(handle).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
