import { tradeEntry } from '@teyue/wechatpay/bill/entries'
import { control, openShop, orderOf, say, turnClock } from './shop.ts'

// The trades of yesterday, which WeChat lists from ten in the morning. A row is provisional until the loop has ended by itself:
// only then were the sums and the hash of the whole bill seen to be right, and `end()` says so.

const shop = await openShop()
const order = orderOf(shop)
const { data: shown } = await shop.wechat.orders.native(order)
await control('POST', 'pay', { payer: shop.payer, password: '123456', code_url: shown.code_url })
const { data: paid } = await shop.wechat.orders.queryByOutTradeNo(order)
const day = paid.success_time?.slice(0, 10) ?? ''

await turnClock(Date.parse(`${day}T00:00:00+08:00`) + (24 + 11) * 60 * 60 * 1000 - shop.now().getTime())
const { data: file } = await shop.wechat.bills.trade({ bill_date: day, tar_type: 'GZIP' })
const bill = shop.wechat.bills.read(file)
for await (const row of bill.rows) {
  const { outTradeNo, tradeState, orderFen, feeRate } = tradeEntry(row)
  say(`${outTradeNo === order.out_trade_no} ${tradeState} ${orderFen} fen, fee ${feeRate}`)
}
const { rowCount, summary } = bill.end()
say(`${rowCount} of ${summary.fen('订单总金额')} fen`)
await shop.wechat.close()
