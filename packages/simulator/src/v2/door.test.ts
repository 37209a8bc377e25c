import assert from 'node:assert/strict'
import { Agent } from 'node:https'
import { test } from 'node:test'
import { control } from '../testing/control-client.ts'
import { openStage, type ProviderAnswer, type Stage } from '../testing/stage.ts'
import { signV2, toXml, type V2Reply, verifyV2 } from '../testing/v2-client.ts'

const CLOSE = '/pay/closeorder'
const REFUND = '/secapi/pay/refund'

type LogEntry = { id: string; code: string | null; message: string | null; explanation: { reason: string } | null }

test('Q20: a good call is answered in WeChat’s XML, signed as the request was', async (t) => {
  const stage = await openStage(t)
  for (const sign_type of [undefined, 'MD5', 'HMAC-SHA256']) {
    await stage.native(`door-${sign_type}`)
    const reply = await stage.v2(CLOSE, { out_trade_no: `door-${sign_type}`, sign_type })
    assert.deepEqual([reply.status, reply.headers['content-type']], [200, 'text/plain'])
    const { appid, mch_id, sub_mch_id, return_code, return_msg, result_code } = reply.fields
    assert.deepEqual([return_code, return_msg, result_code], ['SUCCESS', 'OK', 'SUCCESS'])
    assert.deepEqual([appid, mch_id, sub_mch_id], [stage.spAppid, stage.provider.mchid, stage.subMchid])
    assert(verifyV2(reply, stage.provider.api_v2_key, sign_type), reply.text)
    assert(reply.text.startsWith('<xml><return_code><![CDATA[SUCCESS]]></return_code>\n'), reply.text)
  }
})

test('what is no signed XML by POST is refused before anything else, with the reason in the log', async (t) => {
  const stage = await openStage(t)
  const { provider } = stage
  const fields = { out_trade_no: 'door-bad' }
  const cases: [Promise<V2Reply>, string, string][] = [
    [stage.v2(CLOSE, fields, { method: 'GET', body: '' }), 'REQUIRE_POST_METHOD', '请使用post方法'],
    [stage.v2(CLOSE, fields, { body: '' }), 'POST_DATA_EMPTY', 'post数据为空'],
    [stage.v2(CLOSE, fields, { body: Buffer.of(0x3c, 0xff, 0x3e) }), 'NOT_UTF8', '编码格式错误'],
    [stage.v2(CLOSE, fields, { body: '{"mch_id":1}' }), 'XML_FORMAT_ERROR', 'XML格式错误'],
    [stage.v2(CLOSE, { ...fields, mch_id: undefined }), 'LACK_PARAMS', 'mch_id参数格式错误'],
    [stage.v2(CLOSE, { ...fields, mch_id: '1999999999' }), 'MCHID_NOT_EXIST', '商户号不存在'],
    [stage.v2(CLOSE, fields, { sign: '' }), 'SIGNERROR', '签名错误'],
    [stage.v2(CLOSE, fields, { key: 'k'.repeat(32) }), 'SIGNERROR', '签名错误'],
    [stage.v2(CLOSE, { ...fields, sign_type: 'SHA1' }), 'SIGNERROR', '签名类型错误，请检查sign_type'],
    [stage.v2(CLOSE, { ...fields, mch_id: stage.subMchid }), 'SIGNERROR', '普通商户不允许传sub_mch_id'],
    [stage.v2(CLOSE, fields, { body: '<xml>'.padEnd(1 << 21) }), 'PARAM_ERROR', '请求体过长'],
  ]
  for (const [asked, code, message] of cases) {
    const reply = await asked
    assert.equal(reply.status, 200)
    if (code !== 'PARAM_ERROR') assert.deepEqual(reply.fields, { return_code: 'FAIL', return_msg: message }, code)
    const entry = (await log(stage)).find((one) => one.code === code && one.message === message)
    assert(entry?.explanation, code)
  }
  const wrong = (await log(stage)).find(({ explanation }) => explanation?.reason === 'v2SignUnknown')
  const whole = await stage.control<{ signing: { expected: string } }>('GET', `/requests/${wrong?.id}`)
  assert(whole.signing.expected.includes(`mch_id=${provider.mchid}`), 'the log shows what should have been signed')
  assert(!JSON.stringify(whole).includes(provider.api_v2_key), 'and never the key')
})

test('the sign is one over all that is not empty, also over what is not known', async (t) => {
  const stage = await openStage(t)
  const fields = { mch_id: stage.provider.mchid, sub_mch_id: stage.subMchid, appid: stage.spAppid, nonce_str: 'n' }
  await stage.native('door-extra')
  const given = { ...fields, out_trade_no: 'door-extra', op_user_id: 'someone', sub_appid: '' }
  const sign = signV2(given, stage.provider.api_v2_key)
  const reply = await stage.v2(CLOSE, {}, { body: toXml({ ...given, sign }) })
  assert.equal(reply.fields.result_code, 'SUCCESS', reply.text)
  const tampered = await stage.v2(CLOSE, {}, { body: toXml({ ...given, op_user_id: 'other', sign }) })
  assert.equal(tampered.fields.return_msg, '签名错误')
})

test('M22: a v2 call without sub_mch_id would be direct mode, closed to the SP and to its sub-merchants', async (t) => {
  const stage = await openStage(t)
  const bySp = await stage.v2(CLOSE, { out_trade_no: 'direct-v2', sub_mch_id: undefined })
  const bySub = await stage.v2(CLOSE, { out_trade_no: 'direct-v2', sub_mch_id: undefined, mch_id: stage.subMchid })
  for (const { fields } of [bySp, bySub]) {
    assert.deepEqual([fields.return_code, fields.result_code, fields.err_code], ['SUCCESS', 'FAIL', 'NO_AUTH'])
  }
  assert(verifyV2(bySp, stage.provider.api_v2_key))
})

test('M1, M14, M17: another SP’s sub-merchant and appids that are not bound are refused', async (t) => {
  const stage = await openStage(t)
  const other = await stage.control<ProviderAnswer>('POST', '/providers', {})
  const stranger = await stage.control<{ sub_mchid: string }>('POST', '/merchants', {
    provider: other.mchid,
    name: '别家',
    subject_type: 'company',
    subject: '别家公司',
  })
  for (const [changes, code] of [
    [{ sub_mch_id: stranger.sub_mchid }, 'NO_AUTH'],
    [{ sub_mch_id: '1699999999' }, 'MCHID_NOT_EXIST'],
    [{ sub_mch_id: stage.provider.mchid }, 'INVALID_REQUEST'],
    [{ appid: 'wx0000000000000000' }, 'APPID_NOT_EXIST'],
    [{ appid: stage.subAppid }, 'APPID_MCHID_NOT_MATCH'],
    [{ sub_appid: stage.spAppid }, 'APPID_MCHID_NOT_MATCH'],
    [{ appid: undefined }, 'LACK_PARAMS'],
    [{ nonce_str: undefined }, 'LACK_PARAMS'],
    [{ nonce_str: 'n'.repeat(33) }, 'PARAM_ERROR'],
    [{ sub_mch_id: 'abc' }, 'PARAM_ERROR'],
    [{ version: '2.0' }, 'PARAM_ERROR'],
  ] as const) {
    const reply = await stage.v2(CLOSE, { out_trade_no: 'door-who', ...changes })
    assert.deepEqual([reply.fields.result_code, reply.fields.err_code], ['FAIL', code], JSON.stringify(changes))
    assert(verifyV2(reply, stage.provider.api_v2_key))
  }
})

test('Q19: a guarded path wants the SP’s own certificate, over TLS, and says how it was missed', async (t) => {
  const stage = await openStage(t)
  const other = await stage.control<ProviderAnswer>('POST', '/providers', {})
  const { pem } = stage.provider.platform_certificates[0]!
  const turned = async (twist: object, title: string) => {
    const reply = await stage.v2(REFUND, {}, twist)
    assert.deepEqual([reply.status, reply.headers['content-type']], [400, 'text/html'])
    assert(reply.text.includes(`<title>400 ${title}</title>`), reply.text)
  }
  await turned({ plain: true }, 'No required SSL certificate was sent')
  await turned({ cert: null }, 'No required SSL certificate was sent')
  const stray = await openStage(t)
  const foreign = { cert: stray.provider.certificate_pem, key: stray.provider.private_key_pem }
  await turned({ cert: foreign }, 'The SSL certificate error')
  assert(pem !== stage.provider.certificate_pem)
  const neighbour = await stage.v2(REFUND, {}, { cert: { cert: other.certificate_pem, key: other.private_key_pem } })
  assert.deepEqual(neighbour.fields, { return_code: 'FAIL', return_msg: 'certificate not match' })
  const own = await stage.v2(REFUND)
  assert.equal(own.fields.return_code, 'SUCCESS', own.text)
  const open = await stage.v2(CLOSE, { out_trade_no: 'tls-open' }, { cert: null })
  assert.equal(open.fields.return_code, 'SUCCESS', 'other paths ask for none')
})

test('Q19: a kept or resumed TLS connection still knows whose certificate it is', async (t) => {
  const stage = await openStage(t)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  t.after(() => agent.destroy())
  for (let index = 0; index < 3; index++) {
    assert.equal((await stage.v2(REFUND, {}, { agent })).fields.return_code, 'SUCCESS')
  }
  for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy()
  assert.equal((await stage.v2(REFUND, {}, { agent })).fields.return_code, 'SUCCESS', 'resumed')
})

test('TLS serves everything, and its authority outlives a reset', async (t) => {
  const stage = await openStage(t)
  const before = await stage.control<{ url: string; ca_pem: string }>('GET', '/tls')
  assert.deepEqual(before, { url: stage.simulator.tlsUrl, ca_pem: stage.v2Caller.ca })
  await stage.control('POST', '/reset')
  assert.deepEqual(await stage.control('GET', '/tls'), before)
  const provider = await control<ProviderAnswer>(stage.url, 'POST', '/providers', {})
  const { ca } = stage.v2Caller
  const reply = await stage.v2(REFUND, {}, { cert: { cert: provider.certificate_pem, key: provider.private_key_pem } })
  assert.notEqual(reply.status, 400, `a certificate of after the reset holds under ${ca.slice(0, 27)}`)
})

test('an unknown path of APIv2 is not found', async (t) => {
  const stage = await openStage(t)
  assert.equal((await stage.v2('/pay/nothing')).status, 404)
})

async function log(stage: Stage): Promise<LogEntry[]> {
  const { requests } = await stage.control<{ requests: LogEntry[] }>('GET', '/requests')
  return requests
}
