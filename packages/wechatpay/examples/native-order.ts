import { WechatPayError } from '@teyue/wechatpay/errors'
import { control, openShop, orderOf, say } from './shop.ts'

// A Native order: the code is shown, the payer scans it, and only the query says whether it was paid.

const shop = await openShop()
const order = orderOf(shop)
const { data } = await shop.wechat.orders.native(order)
say(`show as a QR code: ${data.code_url.slice(0, 30)}…`)
say((await shop.wechat.orders.queryByOutTradeNo(order)).data.trade_state)

await control('POST', 'pay', { payer: shop.payer, password: '123456', code_url: data.code_url })
const paid = await shop.wechat.orders.queryByOutTradeNo(order)
say(`${paid.data.trade_state} ${paid.data.amount?.total} fen`)

try {
  await shop.wechat.orders.close(order)
} catch (error) {
  if (!(error instanceof WechatPayError)) throw error
  say(`close: ${error.code}, outcome known: ${error.outcomeKnown}`)
}
await shop.wechat.close()
