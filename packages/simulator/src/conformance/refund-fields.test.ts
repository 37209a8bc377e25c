import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertConforms } from '../testing/field-conformance.ts'
import { AMOUNT_FEN, openStage } from '../testing/stage.ts'

test('every documented field of refunds is taken, and refused when it is wrong in one way', async (t) => {
  const stage = await openStage(t)
  await stage.paid('refund-fields')
  const { transaction_id } = (await stage.query('refund-fields')).body
  let count = 0
  const checked = await assertConforms({
    endpoint: 'refund',
    full: () => ({
      sub_mchid: stage.subMchid,
      transaction_id,
      out_trade_no: 'refund-fields',
      out_refund_no: `refund-field-${++count}`,
      reason: '咖啡凉了',
      notify_url: stage.receiver.url,
      funds_account: 'UNSETTLED',
      amount: { refund: 1, total: AMOUNT_FEN, currency: 'CNY', from: [{ account: 'UNAVAILABLE', amount: 1 }] },
      goods_detail: [
        {
          merchant_goods_id: 'g1',
          wechatpay_goods_id: 'w1',
          goods_name: '咖啡',
          unit_price: 1,
          refund_amount: 1,
          refund_quantity: 1,
        },
      ],
    }),
    send: (body) => stage.call('POST', '/v3/refund/domestic/refunds', body),
    longest: {
      '/sub_mchid': 32,
      '/transaction_id': 32,
      '/out_trade_no': 32,
      '/out_refund_no': 64,
      '/reason': 80,
      '/notify_url': 255,
      '/goods_detail/0/merchant_goods_id': 32,
      '/goods_detail/0/wechatpay_goods_id': 32,
      '/goods_detail/0/goods_name': 256,
    },
  })
  assert(checked > 80, `${checked} checks`)
})
