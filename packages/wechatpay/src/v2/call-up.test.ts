import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import { API_V2_KEY, APPID } from '../testing/v2.ts'
import { NOON, SUB_MCHID } from '../testing/wechat.ts'
import { callUpV2App, callUpV2Jsapi, callUpV2MiniProgram } from './call-up.ts'

const input = { appid: APPID, prepayId: 'wx20', apiV2Key: API_V2_KEY, now: NOON, nonce: 'n1' }
const SECONDS = '1795406400'

test('Q1, Q11, Q12: JSAPI and mini program sign prepay_id=… by the order’s kind of sign', () => {
  const text = (kind: string) =>
    `appId=${APPID}&nonceStr=n1&package=prepay_id=wx20&signType=${kind}&timeStamp=${SECONDS}&key=${API_V2_KEY}`
  const md5 = createHash('md5').update(text('MD5')).digest('hex').toUpperCase()
  const hmac = createHmac('sha256', API_V2_KEY).update(text('HMAC-SHA256')).digest('hex').toUpperCase()
  for (const [signType, paySign] of [
    ['MD5', md5],
    ['HMAC-SHA256', hmac],
  ] as const) {
    const parameters = { timeStamp: SECONDS, nonceStr: 'n1', package: 'prepay_id=wx20', signType, paySign }
    assert.deepEqual(callUpV2MiniProgram({ ...input, signType }), parameters)
    assert.deepEqual(callUpV2Jsapi({ ...input, signType }), { appId: APPID, ...parameters })
  }
})

test('Q1, Q13: APP signs the bare prepay id and partnerid, and names no kind of sign', () => {
  const text = `appid=${APPID}&noncestr=n1&package=Sign=WXPay&partnerid=${SUB_MCHID}&prepayid=wx20&timestamp=${SECONDS}&key=${API_V2_KEY}`
  assert.deepEqual(callUpV2App({ ...input, signType: 'MD5', partnerid: SUB_MCHID }), {
    appid: APPID,
    partnerid: SUB_MCHID,
    prepayid: 'wx20',
    package: 'Sign=WXPay',
    noncestr: 'n1',
    timestamp: SECONDS,
    sign: createHash('md5').update(text).digest('hex').toUpperCase(),
  })
})

test('a nonce is made afresh where none is given', () => {
  const { nonce: _none, ...without } = input
  const nonces = [1, 2].map(() => callUpV2Jsapi({ ...without, signType: 'MD5' }).nonceStr)
  assert.notEqual(nonces[0], nonces[1])
})
