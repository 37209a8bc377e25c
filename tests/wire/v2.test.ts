import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AMOUNT_FEN, makeAppid } from '@teyue/simulator/testing/stage'
import { WechatPayError } from '@teyue/wechatpay/errors'
import { openNotice } from '@teyue/wechatpay/notices'
import { clearNotices, clientOf, delivered, keysOf, nextNotice, openTakingStage, parties, terms } from './v2-stage.ts'

const SIGN_TYPES = ['MD5', 'HMAC-SHA256'] as const
const ONE_MINUTE_MS = 60_000

test('Q20: Native in mode 2, ordered, paid, told and queried in XML signed by MD5 or HMAC-SHA256', async (t) => {
  const stage = await openTakingStage(t)
  for (const signType of SIGN_TYPES) {
    const client = clientOf(t, stage, { signType })
    const out_trade_no = `Order-${signType}`
    const { data } = await client.orders.native({
      ...terms(stage),
      out_trade_no,
      product_id: 'p1',
      attach: '桌3 & <4>',
    })
    assert.match(data.code_url, /^weixin:\/\/wxpay\/bizpayurl/)
    const unpaid = await client.orders.query({ ...parties(stage), out_trade_no })
    assert.equal(unpaid.data.trade_state, 'NOTPAY')

    await stage.pay({ code_url: data.code_url })
    const paid = (await client.orders.query({ ...parties(stage), out_trade_no })).data
    assert.deepEqual(
      [paid.trade_state, paid.trade_type, paid.total_fee, paid.attach, paid.sub_openid],
      ['SUCCESS', 'NATIVE', AMOUNT_FEN, '桌3 & <4>', undefined],
    )
    assert.equal(paid.openid, await stage.openid(stage.payer, stage.spAppid))
    const byTheirs = await client.orders.query({ ...parties(stage), transaction_id: paid.transaction_id! })
    assert.deepEqual(byTheirs.data, paid)

    const notice = await nextNotice(stage)
    assert(notice.kind === 'payment')
    assert.deepEqual(
      [notice.transaction.out_trade_no, notice.transaction.transaction_id, notice.transaction.amount?.total],
      [out_trade_no, paid.transaction_id, AMOUNT_FEN],
    )
    assert.equal(notice.transaction.success_time, paid.time_end)
    await delivered(stage)
  }
})

test('Q11, Q12, M20: JSAPI under either appid; the sub-merchant’s tells sub_openid', async (t) => {
  const stage = await openTakingStage(t)
  const { orders } = clientOf(t, stage)
  const [openid, sub_openid] = await Promise.all([
    stage.openid(stage.payer, stage.spAppid),
    stage.openid(stage.payer, stage.subAppid),
  ])
  const own = await orders.jsapi({ ...terms(stage), out_trade_no: 'T-jsapi', openid })
  const subs = await orders.miniProgram({
    ...terms(stage),
    out_trade_no: 'T-sub-1',
    sub_appid: stage.subAppid,
    sub_openid,
  })
  for (const { data } of [own, subs]) assert.equal((await stage.pay({ prepay_id: data.prepay_id })).result, 'SUCCESS')
  const told = async (out_trade_no: string, sub_appid?: string) =>
    (await orders.query({ ...parties(stage), out_trade_no, ...(sub_appid ? { sub_appid } : {}) })).data
  assert.deepEqual([(await told('T-jsapi')).openid, (await told('T-jsapi')).sub_openid], [openid, undefined])
  assert.equal((await told('T-sub-1', stage.subAppid)).sub_openid, sub_openid)

  const mixed = orders.jsapi({ ...terms(stage), out_trade_no: 'T-mixed', openid: sub_openid })
  await assert.rejects(mixed, WechatPayError)
})

test('Q13, Q14, M12: APP and H5 are complete once they are granted, and refused before', async (t) => {
  const stage = await openTakingStage(t)
  const { orders } = clientOf(t, stage)
  const scene_info = { h5_info: { type: 'Wap', wap_url: 'https://a.example', wap_name: '咖啡' } } as const
  const app = () => orders.app({ ...terms(stage), out_trade_no: 'T-app-1' })
  const h5 = () => orders.h5({ ...terms(stage), out_trade_no: 'T-h5-01', scene_info })
  for (const order of [app, h5]) await assert.rejects(order(), { code: 'NO_AUTH', outcomeKnown: true, mayRetry: false })
  for (const name of ['app', 'h5']) {
    await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/${name}`, { granted: true })
  }
  assert.match((await app()).data.prepay_id, /^wx/)
  assert.match((await h5()).data.mweb_url, /^http/)
})

test('Q6: an unpaid order is closed, a paid one is not, and one that never was is told so', async (t) => {
  const stage = await openTakingStage(t)
  const { orders } = clientOf(t, stage)
  await orders.native({ ...terms(stage), out_trade_no: 'T-close', product_id: 'p' })
  assert.equal((await orders.close({ ...parties(stage), out_trade_no: 'T-close' })).data, null)
  assert.equal((await orders.query({ ...parties(stage), out_trade_no: 'T-close' })).data.trade_state, 'CLOSED')

  await stage.paid('T-paid-1')
  const paid = orders.close({ ...parties(stage), out_trade_no: 'T-paid-1' })
  await assert.rejects(paid, { code: 'ORDER_PAID', outcomeKnown: true })
  const never = orders.query({ ...parties(stage), out_trade_no: 'T-never' })
  await assert.rejects(never, { code: 'ORDER_NOT_EXIST', outcomeKnown: true, mayRetry: false })
})

test('Q19, Q7, Q9: a refund goes by /secapi under the SP’s certificate, is queried to its end, and is told as XML', async (t) => {
  const stage = await openTakingStage(t)
  for (const signType of SIGN_TYPES) {
    const { refunds } = clientOf(t, stage, { signType })
    const [out_trade_no, out_refund_no] = [`Order-${signType}`, `R-${signType}@shop`]
    await stage.paid(out_trade_no)
    await clearNotices(stage)
    const request = {
      ...parties(stage),
      out_trade_no,
      out_refund_no,
      total_fee: AMOUNT_FEN,
      refund_fee: 400,
      refund_desc: '少了一杯',
      notify_url: stage.receiver.url,
    }
    const { data, exchange } = await refunds.create(request)
    assert.deepEqual([data.refund_fee, data.total_fee, data.out_refund_no], [400, AMOUNT_FEN, out_refund_no])
    assert(exchange.url.startsWith('https:'))
    assert.equal((await refunds.create(request)).data.refund_id, data.refund_id, 'the same number refunds once')

    const asked = { ...parties(stage), out_refund_no }
    const before = (await refunds.query(asked)).data
    assert.deepEqual(
      before.refunds.map(({ refund_status }) => refund_status),
      ['PROCESSING'],
    )
    await stage.advance(ONE_MINUTE_MS)
    const after = (await refunds.query(asked)).data
    assert.deepEqual(
      after.refunds.map(({ refund_status, refund_fee }) => [refund_status, refund_fee]),
      [['SUCCESS', 400]],
    )

    const notice = await nextNotice(stage)
    assert(notice.kind === 'refund')
    assert.deepEqual(
      [
        notice.refund.refund_status,
        notice.refund.refund_id,
        notice.refund.amount.refund,
        notice.refund.refund_request_source,
      ],
      ['SUCCESS', data.refund_id, 400, 'API'],
    )
    const never = refunds.query({ ...parties(stage), out_refund_no: 'R-never' })
    await assert.rejects(never, { code: 'RESOURCE_NOT_EXISTS', outcomeKnown: true })
  }
})

test('Q19: without the certificate, or under another SP’s, no refund is made', async (t) => {
  const stage = await openTakingStage(t)
  await stage.paid('T-cert')
  const request = {
    ...parties(stage),
    out_trade_no: 'T-cert',
    out_refund_no: 'R1',
    total_fee: AMOUNT_FEN,
    refund_fee: 1,
  }
  await assert.rejects(clientOf(t, stage, { certificate: null }).refunds.create(request), TypeError)

  type Provider = { certificate_pem: string; private_key_pem: string }
  const { certificate_pem, private_key_pem } = await stage.control<Provider>('POST', '/providers', { name: '别家' })
  const theirs = { certPem: certificate_pem, keyPem: private_key_pem }
  assert.throws(() => clientOf(t, stage, { certificate: theirs }), /not of this client/)
  const query = clientOf(t, stage).refunds.query({ ...parties(stage), out_refund_no: 'R1' })
  await assert.rejects(query, { code: 'RESOURCE_NOT_EXISTS' })
})

test('M24: without refund authority the talk fails and says so; a refund by hand is told as XML, from its own source', async (t) => {
  const stage = await openTakingStage(t)
  const { refunds } = clientOf(t, stage)
  await stage.paid('T-hand-1')
  await clearNotices(stage)
  await stage.control('PUT', `/merchants/${stage.subMchid}/permissions/refund`, { granted: false })
  await stage.control('PUT', `/providers/${stage.provider.mchid}/refund-config`, { url: stage.receiver.url })
  const request = {
    ...parties(stage),
    out_trade_no: 'T-hand-1',
    out_refund_no: 'R1',
    total_fee: AMOUNT_FEN,
    refund_fee: 1,
  }
  await assert.rejects(refunds.create(request), { code: 'NO_AUTH', outcomeKnown: true, mayRetry: false })

  await stage.control('POST', `/merchants/${stage.subMchid}/refunds`, { out_trade_no: 'T-hand-1', amount_fen: 300 })
  await stage.advance(ONE_MINUTE_MS)
  const notice = await nextNotice(stage)
  assert(notice.kind === 'refund')
  assert.deepEqual([notice.refund.amount.refund, notice.refund.refund_request_source], [300, 'VENDOR_PLATFORM'])
})

test('M5, M17: development settings: paths, appids and what is recommended are set and read again', async (t) => {
  const stage = await openTakingStage(t)
  const { development } = clientOf(t, stage)
  const of = { appid: stage.spAppid, sub_mch_id: stage.subMchid }
  await development.addPayPath({ ...of, jsapi_path: 'https://pay.example.cn/cashier/' })
  const own = await makeAppid(stage.url, '晴天小程序', '上海晴天餐饮有限公司', 'mini_program')
  await development.bindAppid({ ...of, sub_appid: own })
  const foreign = await makeAppid(stage.url, '别家的号', '别家有限公司')
  const refused = development.bindAppid({ ...of, sub_appid: foreign })
  await assert.rejects(refused, (error) => error instanceof WechatPayError && /主体/.test(error.message))

  await development.recommendFollow({ sub_mch_id: stage.subMchid, sub_appid: 'NULL', subscribe_appid: stage.subAppid })
  const { data } = await development.query(of)
  assert.deepEqual(data.payPaths, ['https://pay.example.cn/cashier/'])
  const appids = data.appids.map(({ sub_appid }) => sub_appid)
  for (const sub_appid of [own, stage.subAppid]) assert(appids.includes(sub_appid), sub_appid)
  assert.equal(data.appids.find(({ sub_appid }) => sub_appid === null)?.subscribe_appid, stage.subAppid)
})

test('M22, Q20: a wrong key is a failed talk, certain; a forged notice is not let in', async (t) => {
  const stage = await openTakingStage(t)
  const stranger = clientOf(t, stage, { apiV2Key: 'x'.repeat(32) })
  const query = stranger.orders.query({ ...parties(stage), out_trade_no: 'T-any-1' })
  await assert.rejects(query, { code: 'SIGN_ERROR', outcomeKnown: true, mayRetry: false })

  const { orders } = clientOf(t, stage)
  const { data } = await orders.native({ ...terms(stage), out_trade_no: 'T-forge', product_id: 'p' })
  await stage.pay({ code_url: data.code_url })
  await clearNotices(stage)
  const forged = { sp_mchid: stage.provider.mchid, url: stage.receiver.url, kind: 'wrong_key', out_trade_no: 'T-forge' }
  await stage.control('POST', '/notices/forge', forged)
  const body = Buffer.from(stage.receiver.received.at(-1)!.text)
  assert.deepEqual(openNotice(keysOf(stage), { headers: {}, body }, new Date()), { ok: false, reason: 'BAD_SIGNATURE' })
})
