// Generated from /_control/openapi.json by npx node packages/simulator/src/helper-generator/generate.ts; `npm run check` fails when it is stale.

import type { Ask } from '../ask.ts'
import { part } from '../part.ts'
import type { Notice, SentNotice, WholeNotice } from './types/notices.ts'

export function noticesCalls(ask: Ask) {
  return {
    /**
     * Sends WeChat's probe with a signature that begins WECHATPAY/SIGNTEST/. `refused` must be true.
     * 发送微信的探测通知，签名以 WECHATPAY/SIGNTEST/ 开头。refused 须为 true。
     */
    sendSigntest: (body: { readonly sp_mchid: string; readonly url: string }) =>
      ask<SentNotice>('POST', '/_control/notices/signtest', { body }),
    /**
     * Sends a notice that is wrong in one way. `stale`: 10 minutes old. For an order of APIv2 it is XML, where stale has no meaning. `refused` must be true.
     * 发送一个有一处错误的通知。stale 为 10 分钟前；v2 订单为 XML，stale 无意义。refused 须为 true。
     */
    forge: (body: {
      readonly sp_mchid: string
      readonly url: string
      readonly kind: 'wrong_key' | 'stale' | 'wrong_merchant' | 'wrong_amount' | 'tampered' | 'unknown_serial'
      readonly out_trade_no?: string
    }) => ask<SentNotice>('POST', '/_control/notices/forge', { body }),
    /**
     * Notices, newest first, with each delivery. `api`: v3 is JSON, taken by 200 or 204; v2 is XML, taken only by XML with return_code SUCCESS. `given_up`: after 15 retries.
     * 通知，由新到旧，附每次投递。api：v3 为 JSON，200 或 204 即为收妥；v2 为 XML，须答 return_code SUCCESS。given_up：重试 15 次之后。
     */
    list: (
      query: {
        readonly limit?: number | string
        readonly state?: 'pending' | 'delivered' | 'given_up'
        readonly number?: string
        readonly sp_mchid?: string
      } = {},
    ) =>
      ask<{
        readonly notices: readonly Notice[]
      }>('GET', '/_control/notices', { query }),
    /**
     * One notice, whole: of each delivery the headers and the sealed body as sent, and the answer. `sent` is kept of the last 300 deliveries; of earlier ones it is null.
     * 一个通知的全部：每次投递发出的报文头、密文与对方的应答。sent 只保留最近 300 次投递，更早的为 null。
     */
    find: (id: string) => ask<WholeNotice>('GET', `/_control/notices/${part(id)}`),
    /**
     * Sends it once more, at once, besides the retry clock.
     * 立即再发一次，不影响重试时刻。
     */
    redeliver: (id: string) => ask<Notice>('POST', `/_control/notices/${part(id)}/redeliver`),
  }
}
