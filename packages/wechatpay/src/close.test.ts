import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Agent } from 'undici'
import { answerSigned, clientOf, startServer } from './testing/server.ts'
import { answerXml, ourPem, paidCode, parties, startSecureServer, v2ClientOf } from './testing/v2.ts'
import { makePublicKey, SP_MCHID, SUB_MCHID } from './testing/wechat.ts'
import { APP, answerJson, weixinOf } from './testing/weixin.ts'

const key = makePublicKey()
const order = { sp_mchid: SP_MCHID, sub_mchid: SUB_MCHID, out_trade_no: paidCode.out_trade_no }
const v2Order = { ...parties, out_trade_no: paidCode.out_trade_no }

test('closing twice, at once or later, is closing once', async (t) => {
  const v3 = clientOf(t, (await startServer(t, answerSigned(key, 204, null))).url, [key])
  const v2Server = await startSecureServer(t, answerXml({ recall: 'N' }), { accepted: [ourPem] })
  const v2 = v2ClientOf(t, v2Server.url, { certificate: ourPem, ca: v2Server.ca })
  const withoutCertificate = v2ClientOf(t, v2Server.url)
  const token = { access_token: 't', expires_in: 7200 }
  const weixin = weixinOf(t, (await startServer(t, answerJson(token))).url)
  await Promise.all([v3.orders.close(order), v2.codePayments.reverse(v2Order), weixin.tokens.get(APP)])

  for (const client of [v3, v2, withoutCertificate, weixin]) {
    await Promise.all([client.close(), client.close()])
    await client.close()
  }
  await assert.rejects(v3.orders.close(order), { code: 'NOT_SENT', mayRetry: true, outcomeKnown: true })
})

test('a call that was sent before the closing still gets its answer', async (t) => {
  const { promise: arrived, resolve: tell } = Promise.withResolvers<() => void>()
  const server = await startServer(t, (...arrival) => tell(() => answerSigned(key, 204, null)(...arrival)))
  const client = clientOf(t, server.url, [key])
  const running = client.orders.close(order)
  const answer = await arrived
  const closings = [client.close(), client.close()]
  answer()
  assert.equal((await running).data, null)
  await Promise.all(closings)
})

test('connections of the caller’s own outlive any number of closings', async (t) => {
  const dispatcher = new Agent()
  t.after(() => dispatcher.close())
  const server = await startServer(t, answerSigned(key, 204, null))
  const client = clientOf(t, server.url, [key], { dispatcher })
  await client.close()
  await client.close()
  assert.equal((await client.orders.close(order)).data, null)
})
