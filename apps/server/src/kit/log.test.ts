import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { createLogger } from './log.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const keyLine = pem.split('\n')[3]!
const bytes = randomBytes(32)

/** By the name under which the program knows it, and a text that shows it without its name. */
const secrets: Record<string, { value: string; bare: string }> = {
  privateKey: { value: pem, bare: pem },
  apiV3Key: { value: 'v3keyv3keyv3keyv3keyv3keyv3key12', bare: 'apiV3Key=v3keyv3keyv3keyv3keyv3keyv3key12' },
  api_v2_key: { value: '192006250b4c09247ec02edce69f6a2d', bare: 'a=1&key=192006250b4c09247ec02edce69f6a2d' },
  masterKey: { value: bytes.toString('base64'), bare: `TEYUE_MASTER_KEY=${bytes.toString('base64')}` },
  authorization: { value: 'Bearer tk_test_Zx81kQpLr0Tn', bare: 'Authorization: Bearer tk_test_Zx81kQpLr0Tn' },
  apiKey: { value: 'tk_live_9hQpLr0TnZx81k', bare: 'tk_live_9hQpLr0TnZx81k' },
  webhookSecret: { value: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', bare: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  databasePassword: { value: 'hunter2hunter2', bare: 'postgresql://teyue:hunter2hunter2@db:5432/teyue' },
  appSecret: { value: 'ac9fe2b1d0', bare: 'https://api.weixin.qq.com/sns/oauth2?appid=wx1&secret=ac9fe2b1d0' },
  auth_code: { value: '134567890123456789', bare: 'code 134567890123456789 was refused' },
  sub_openid: { value: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', bare: 'payer oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  cookie: { value: 'session_token=5e55104', bare: 'session_token=5e55104' },
}

test('no known secret reaches the log, however it comes in', () => {
  const said: string[] = []
  const logger = createLogger('trace', { write: (line) => void said.push(line) })
  for (const [name, { value, bare }] of Object.entries(secrets)) {
    logger.info({ [name]: value }, 'by name')
    logger.info({ a: { list: [{ [name.toUpperCase()]: value }] } }, 'nested')
    logger.info({ request: { headers: { [name]: value }, body: JSON.stringify({ [name]: value }) } }, 'in a body')
    logger.warn(`in the message: ${bare}`)
    logger.warn({ url: bare }, 'as text: %s', bare)
    logger.child({ [name]: value, note: bare }).error('in bindings')
    const cause = new Error(`cause ${bare}`)
    logger.error(Object.assign(new Error(`broken by ${bare}`, { cause }), { [name]: value, config: { [name]: value } }))
    logger.error({ err: new AggregateError([cause], bare), reason: cause }, 'several')
    logger.info({ key: Buffer.from(value), set: { [name]: Buffer.from(value) } }, 'as bytes')
  }
  const all = said.join('')
  for (const [name, { value }] of Object.entries(secrets)) {
    const shown = name === 'privateKey' ? keyLine : value.replace(/^Bearer |^session_token=/, '')
    assert(!all.includes(shown), `${name} is in the log: ${said.find((line) => line.includes(shown))}`)
    assert(!all.includes(JSON.stringify([...Buffer.from(value)])), `${name} is in the log as bytes`)
  }
  assert.equal(said.length, 9 * Object.keys(secrets).length)
})

test('each entry is one line of JSON that a machine can read', () => {
  const said: string[] = []
  const logger = createLogger('info', { write: (line) => void said.push(line) })
  logger.debug('not at this level')
  logger.info({ payment: 'pay_01h455vb4pex5vsknk084sn02q', amount: 100 }, 'two\nlines')
  logger.error(new Error('broken'))
  const [first, second] = said.map((line) => {
    assert.equal(line.indexOf('\n'), line.length - 1)
    return JSON.parse(line)
  })
  assert.equal(said.length, 2)
  assert.equal(first.level, 'info')
  assert.equal(first.msg, 'two\nlines')
  assert.deepEqual([first.payment, first.amount], ['pay_01h455vb4pex5vsknk084sn02q', 100])
  assert.match(first.time, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  assert.deepEqual([second.err.type, second.err.message], ['Error', 'broken'])
  assert.match(second.err.stack, /log\.test\.ts/)
})
