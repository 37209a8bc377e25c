import { WechatPayError } from '@teyue/wechatpay/errors'
import { control, openShop, orderOf, say, turnClock } from './shop.ts'

// The cashier scans the payer's code. The answer is the result, or the payer is being asked for the password: then the
// query tells. There is no notice, and what never ends is reversed.

const shop = await openShop()
const { notify_url: _none, ...order } = orderOf(shop)
const { code } = await control<{ code: string }>('GET', `payers/${shop.payer}/payment-code`)
try {
  const { data } = await shop.wechat.codePayments.pay({
    ...order,
    payer: { auth_code: code },
    scene_info: { store_info: { id: '1' } },
  })
  say(data.trade_state)
} catch (error) {
  if (!(error instanceof WechatPayError)) throw error
  say(`${error.code}, outcome known: ${error.outcomeKnown}`)
}
say((await shop.wechat.orders.queryByOutTradeNo(order)).data.trade_state)
await turnClock(20_000)
const { data: reversed } = await shop.wechat.codePayments.reverse(order)
say(`reversed ${reversed.out_trade_no === order.out_trade_no}`)
say((await shop.wechat.orders.queryByOutTradeNo(order)).data.trade_state)
await shop.wechat.close()
