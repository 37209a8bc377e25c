import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MAX_NOTICE_BYTES, openNotice } from '@teyue/wechatpay/notices'
import { control, openShop, orderOf, say } from './shop.ts'

// WeChat tells us of a payment. The body is kept as bytes, verified, opened and read; what does not verify is refused, and
// WeChat tries again. A real server stores the notice before it answers, and compares amount and owner with its own books.

const shop = await openShop()
const server = createServer(async (request, response) => {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request) {
    bytes += piece.length
    if (bytes > MAX_NOTICE_BYTES) return request.destroy()
    pieces.push(piece)
  }
  const message = { headers: request.headers, body: Buffer.concat(pieces) }
  const keys = { apiV3Key: shop.apiV3Key, keyring: shop.keyring, apiV2Key: null }
  const opened = openNotice(keys, message, shop.now())
  if (!opened.ok) {
    say(`refused: ${opened.reason}`)
    return response.writeHead(401).end(JSON.stringify({ code: 'FAIL', message: opened.reason }))
  }
  if (opened.notice.kind === 'payment') {
    const { trade_state, amount } = opened.notice.transaction
    say(`${opened.notice.eventType}: ${trade_state} ${amount?.total} fen`)
  }
  return response.writeHead(204).end()
})
await once(server.listen(0, '127.0.0.1'), 'listening')
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`

const order = orderOf(shop, url)
const { data } = await shop.wechat.orders.native(order)
await control('POST', 'notices/signtest', { sp_mchid: shop.mchid, url })
await control('POST', 'pay', { payer: shop.payer, password: '123456', code_url: data.code_url })
await control('POST', 'flush')
server.close()
await shop.wechat.close()
