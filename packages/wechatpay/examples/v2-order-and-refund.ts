import { createWechatPayV2 } from '@teyue/wechatpay/v2/client'
import { control, openShop, say } from './shop.ts'

// The older door, APIv2: an order in signed XML, and a refund on a connection that shows the provider's certificate. With a real
// account `baseUrl`, `secureBaseUrl` and `ca` are left out.

const shop = await openShop()
const { baseUrl, secureBaseUrl, ca } = shop.older
const older = createWechatPayV2({
  spMchid: shop.mchid,
  apiV2Key: shop.older.apiV2Key,
  certificate: { certPem: shop.older.certificatePem, keyPem: shop.privateKeyPem },
  now: shop.now,
  baseUrl,
  secureBaseUrl,
  ca,
})
const parties = { appid: shop.app.appid, sub_mch_id: shop.subMchid }
const order = { ...parties, out_trade_no: `T${Date.now()}` }
const { data: shown } = await older.orders.native({
  ...order,
  body: '牛肉面',
  total_fee: 1800,
  spbill_create_ip: '127.0.0.1',
  notify_url: 'https://pay.example.cn/notify',
  product_id: 'noodles',
})
say(`show as a QR code: ${shown.code_url.slice(0, 30)}…`)
await control('POST', 'pay', { payer: shop.payer, password: '123456', code_url: shown.code_url })
const { data: paid } = await older.orders.query(order)
say(`${paid.trade_state} ${paid.total_fee} fen`)

const refund = { ...order, out_refund_no: `R${Date.now()}`, total_fee: 1800, refund_fee: 500 }
const { data: accepted, exchange } = await older.refunds.create(refund)
say(`${accepted.refund_fee} fen go back, asked over ${new URL(exchange.url).protocol}`)
const { data: told } = await older.refunds.query({ ...parties, out_refund_no: refund.out_refund_no })
say(told.refunds.map(({ refund_status, refund_fee }) => `${refund_status} ${refund_fee}`).join())
await Promise.all([shop.wechat.close(), older.close()])
