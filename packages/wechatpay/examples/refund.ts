import { control, openShop, orderOf, say, turnClock } from './shop.ts'

// Part of a payment goes back. A refund that was accepted is not there yet: it is asked for until it has ended. Made again
// under the same number it is the same refund.

const shop = await openShop()
const order = orderOf(shop)
const { data } = await shop.wechat.orders.native(order)
await control('POST', 'pay', { payer: shop.payer, password: '123456', code_url: data.code_url })

const refund = {
  sub_mchid: shop.subMchid,
  out_trade_no: order.out_trade_no,
  out_refund_no: `R${Date.now()}`,
  amount: { refund: 500, total: order.amount.total, currency: 'CNY' as const },
}
say((await shop.wechat.refunds.create(refund)).data.status)
await turnClock(5000)
const { data: ended } = await shop.wechat.refunds.query(refund)
say(`${ended.status} ${ended.amount.refund} of ${ended.amount.total} fen`)
await shop.wechat.close()
