import { createPrivateKey, randomBytes } from 'node:crypto'
import { callUpJsapi } from '@teyue/wechatpay/call-up'
import { authorizeUrl } from '@teyue/wechatpay/weixin/authorize-url'
import { createWeixin } from '@teyue/wechatpay/weixin/weixin'
import { control, openShop, orderOf, say, simulator } from './shop.ts'

// Inside WeChat: the payer's browser fetches a code, the code becomes the openid, the order is for that openid, and the page
// calls up the payment with what was signed by the order's own key.

const shop = await openShop()
const weixin = createWeixin({ now: shop.now, baseUrl: simulator })
const state = randomBytes(16).toString('hex')
const url = authorizeUrl({
  appid: shop.app.appid,
  redirectUri: 'https://pay.example.cn/cashier?order=1',
  scope: 'snsapi_base',
  state,
  openUrl: simulator,
})

const { location } = await control<{ location: string }>('POST', `payers/${shop.payer}/authorize`, { url })
const returned = new URL(location).searchParams
if (returned.get('state') !== state) throw new Error('not the browser that we sent')
const { data: login } = await weixin.logins.byCode(shop.app, returned.get('code') ?? '')
say(`payer ${login.openid.slice(0, 6)}… under ${login.appid === shop.app.appid ? 'our appid' : 'another'}`)

const order = { ...orderOf(shop), payer: { sp_openid: login.openid } }
const { data } = await shop.wechat.orders.jsapi(order)
const privateKey = createPrivateKey(shop.privateKeyPem)
const called = callUpJsapi({ appid: login.appid, prepayId: data.prepay_id, privateKey, now: shop.now() })
say(`call up with ${Object.keys(called).join(', ')}`)

await control('POST', 'pay', { payer: shop.payer, password: '123456', prepay_id: data.prepay_id })
const { data: paid } = await shop.wechat.orders.queryByOutTradeNo(order)
say(`${paid.trade_state}, by the same payer: ${paid.payer?.sp_openid === login.openid}`)
await Promise.all([shop.wechat.close(), weixin.close()])
