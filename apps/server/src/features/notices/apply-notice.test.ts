import assert from 'node:assert/strict'
import { createCipheriv, createHash } from 'node:crypto'
import { test } from 'node:test'
import { signFields } from '@teyue/wechatpay/v2/sign'
import { writeXml } from '@teyue/wechatpay/v2/xml'
import { fen } from '../../kit/fen.ts'
import { balances, disagreements, dueAt } from '../../testing/books.ts'
import { applyNotice, givenNotified, noticeState, paidNotice, sealedNotice } from '../../testing/notices.ts'
import { apiV2KeyOfShops, givenPaid } from '../../testing/shop.ts'
import { findPayment } from '../payments/get-payment.ts'
import type { Payment } from '../payments/payment.ts'
import { createRefund } from '../refunds/create-refund.ts'
import { findRefund } from '../refunds/get-refund.ts'
import { answerTo } from './receive-notice.ts'

test('Q3: a notice is stored once however often it comes, and applied by a job', async (t) => {
  const { ctx, owner, shop, send, payment } = await givenNotified(t)
  const body = paidNotice('n1', payment)
  const refusals = await Promise.all(Array.from({ length: 10 }, () => send(body)))
  assert.deepEqual(new Set(refusals), new Set([null]))
  assert.equal((await owner.query('select from notices')).rowCount, 1)
  assert.equal(
    (await findPayment(ctx, shop.providerId, payment.id))?.state,
    'requested',
    'stored, answered, not yet applied',
  )
  assert.notEqual(await dueAt(owner, `${shop.accountId}/notices.apply/n1`), undefined)

  await applyNotice(ctx, shop, 'n1')
  await applyNotice(ctx, shop, 'n1')
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.state, 'paid')
  assert.equal(await noticeState(ctx, shop, 'n1'), 'applied')
  assert.deepEqual(await balances(owner), { receivable: 994, fee: 6, merchant: -1000 })
})

test('Q3: a second notice of the same payment changes nothing', async (t) => {
  const { ctx, owner, shop, send, payment } = await givenNotified(t)
  for (const id of ['n1', 'n2']) {
    assert.equal(await send(paidNotice(id, payment)), null)
    await applyNotice(ctx, shop, id)
    assert.equal(await noticeState(ctx, shop, id), 'applied')
  }
  assert.deepEqual(await balances(owner), { receivable: 994, fee: 6, merchant: -1000 })
})

test('Q8: a refund notice is applied, its sub-merchant compared', async (t) => {
  const { ctx, owner, shop, send } = await givenNotified(t)
  const paid = await givenPaid(ctx, shop, { reference: 'order 2' })
  const request = { paymentId: paid.id, amount: fen(600), reference: 'refund', reason: null }
  const { refund } = await createRefund(ctx, shop.viewer, null, request)
  const told = (subMchid: string) => ({
    sp_mchid: paid.identity.spMchid,
    sub_mchid: subMchid,
    out_trade_no: paid.id,
    transaction_id: paid.transactionId,
    out_refund_no: refund.id,
    refund_id: '5000000001',
    refund_status: 'SUCCESS',
    success_time: '2026-11-23T12:00:00+08:00',
    user_received_account: '支付用户零钱',
    amount: { total: 1000, refund: 600, payer_total: 1000, payer_refund: 600 },
  })
  assert.equal(await send(sealedNotice('n1', 'refund', told('1699999999'))), null)
  await applyNotice(ctx, shop, 'n1')
  assert.equal(await noticeState(ctx, shop, 'n1'), 'parked')
  assert.equal((await findRefund(ctx, shop.providerId, refund.id))?.state, 'requested')
  assert.deepEqual(
    (await disagreements(owner)).map(({ kind }) => kind),
    ['refund_owner'],
  )

  assert.equal(await send(sealedNotice('n2', 'refund', told(paid.identity.subMchid))), null)
  await applyNotice(ctx, shop, 'n2')
  assert.equal((await findRefund(ctx, shop.providerId, refund.id))?.state, 'succeeded')
})

test('a payment told by APIv2 is believed when its sign holds, and answered in XML', async (t) => {
  const { ctx, shop, send, payment } = await givenNotified(t)
  const body = paidXml(payment)
  const wrong = Buffer.from(body.toString().replace('<total_fee>1000', '<total_fee>1'))
  assert.equal(await send(wrong, {}), 'BAD_SIGNATURE')
  assert.equal(await send(body, {}), null)
  await applyNotice(ctx, shop, 'v2:4200000001')
  assert.equal((await findPayment(ctx, shop.providerId, payment.id))?.state, 'paid')

  const arrived = { url: '', headers: {}, body }
  const taken = '<xml><return_code>SUCCESS</return_code><return_msg>OK</return_msg></xml>'
  assert.deepEqual(answerTo(arrived, null), { status: 200, type: 'text/xml', text: taken })
  assert.deepEqual(answerTo(arrived, 'BAD_SIGNATURE'), {
    status: 401,
    type: 'text/xml',
    text: '<xml><return_code>FAIL</return_code><return_msg>BAD_SIGNATURE</return_msg></xml>',
  })
})

test('a refund told by APIv2 makes us ask, and is not believed; one that is not ours is shown to a person', async (t) => {
  const { ctx, owner, shop, send } = await givenNotified(t)
  const paid = await givenPaid(ctx, shop, { reference: 'order 2' })
  const request = { paymentId: paid.id, amount: fen(600), reference: 'refund', reason: null }
  const { refund } = await createRefund(ctx, shop.viewer, null, request)
  assert.equal(await send(refundXml(paid, refund.id), {}), null)
  await applyNotice(ctx, shop, 'v2:5000000001:SUCCESS')
  assert.equal((await findRefund(ctx, shop.providerId, refund.id))?.state, 'requested')
  assert.notEqual(await dueAt(owner, `${shop.accountId}/refunds.ask/${refund.id}`), undefined)
  assert.deepEqual(await disagreements(owner), [])

  assert.equal(await send(refundXml(paid, 'by-hand', '5000000002'), {}), null)
  await applyNotice(ctx, shop, 'v2:5000000002:SUCCESS')
  assert.equal(await noticeState(ctx, shop, 'v2:5000000002:SUCCESS'), 'parked')
  assert.deepEqual(
    (await disagreements(owner)).map(({ kind, subject_id }) => [kind, subject_id]),
    [['refund_unknown', 'by-hand']],
  )
})

test('a notice that cannot be true of our books is parked, and a person sees it', async (t) => {
  const { ctx, owner, shop, send, payment } = await givenNotified(t)
  const wrongs: [string, object, string][] = [
    ['amount', { amount: { total: 1 } }, 'payment_amount'],
    ['merchant', { sub_mchid: '1699999999' }, 'payment_owner'],
    ['appid', { sp_appid: 'wx9999999999999999' }, 'payment_owner'],
    ['number', { out_trade_no: 'of nobody' }, 'payment_unknown'],
  ]
  for (const [id, changes] of wrongs) {
    assert.equal(await send(paidNotice(id, payment, changes)), null, 'it is WeChat’s word, and must not come for ever')
    await applyNotice(ctx, shop, id)
    assert.equal(await noticeState(ctx, shop, id), 'parked')
  }
  const kinds = (await disagreements(owner)).map(({ kind, times }) => `${kind} ${times}`)
  assert.deepEqual(kinds, ['payment_amount 1', 'payment_owner 2', 'payment_unknown 1'])
  assert.deepEqual(await balances(owner), {})
})

test('a kind of notice that this version does not read is kept and shown, not lost', async (t) => {
  const { ctx, owner, shop, send } = await givenNotified(t)
  assert.equal(await send(sealedNotice('n1', 'complaint', { complaint_id: '1' })), null)
  await applyNotice(ctx, shop, 'n1')
  assert.equal(await noticeState(ctx, shop, 'n1'), 'parked')
  assert.deepEqual(
    (await disagreements(owner)).map(({ kind, subject_id }) => [kind, subject_id]),
    [['notice_unknown', 'n1']],
  )
})

function paidXml({ identity, ...payment }: Payment): Buffer {
  const fields: [string, string][] = [
    ['return_code', 'SUCCESS'],
    ['result_code', 'SUCCESS'],
    ['appid', identity.spAppid],
    ['mch_id', identity.spMchid],
    ['sub_mch_id', identity.subMchid],
    ['nonce_str', 'abc'],
    ['openid', 'oSecretOpenid'],
    ['is_subscribe', 'N'],
    ['trade_type', 'NATIVE'],
    ['bank_type', 'OTHERS'],
    ['total_fee', String(payment.amount)],
    ['cash_fee', String(payment.amount)],
    ['transaction_id', '4200000001'],
    ['out_trade_no', payment.id],
    ['time_end', '20261123120000'],
  ]
  return writeXml([...fields, ['sign', signFields(fields, apiV2KeyOfShops, 'MD5')]])
}

function refundXml({ identity, ...payment }: Payment, outRefundNo: string, refundId = '5000000001'): Buffer {
  const told: [string, string][] = [
    ['transaction_id', payment.transactionId ?? ''],
    ['out_trade_no', payment.id],
    ['refund_id', refundId],
    ['out_refund_no', outRefundNo],
    ['total_fee', '1000'],
    ['refund_fee', '600'],
    ['settlement_refund_fee', '600'],
    ['refund_status', 'SUCCESS'],
    ['success_time', '2026-11-23 12:00:00'],
    ['refund_recv_accout', '支付用户零钱'],
    ['refund_account', 'REFUND_SOURCE_RECHARGE_FUNDS'],
    ['refund_request_source', 'VENDOR_PLATFORM'],
  ]
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(apiV2KeyOfShops).digest('hex'), null)
  const inner = writeXml(told).toString().replace('<xml>', '<root>').replace('</xml>', '</root>')
  const sealed = Buffer.concat([cipher.update(inner), cipher.final()]).toString('base64')
  return writeXml([
    ['return_code', 'SUCCESS'],
    ['appid', identity.spAppid],
    ['mch_id', identity.spMchid],
    ['sub_mch_id', identity.subMchid],
    ['nonce_str', 'abc'],
    ['req_info', sealed],
  ])
}
