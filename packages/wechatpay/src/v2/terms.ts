import { assertFee, assertOutTradeNo, assertText, type Fields } from './call.ts'
import type { V2H5Scene, V2StoreScene, V2Terms } from './order-requests.ts'
import { toBeijingTime } from './values.ts'

const MAX_BODY_CHARS = 127
const MAX_ATTACH_CHARS = 127
const MAX_DETAIL_CHARS = 6000
const MAX_URL_CHARS = 256
const MAX_SHORT_CHARS = 32

type Terms = V2Terms & {
  readonly notify_url?: string
  readonly product_id?: string
  readonly scene_info?: V2StoreScene | V2H5Scene
}

/** Terms of an order as WeChat wants them written. Throws TypeError or RangeError for what WeChat could not accept: nothing is sent. */
export function toFields<T extends Terms>(terms: T): Fields {
  assertOutTradeNo(terms.out_trade_no)
  assertFee('total_fee', terms.total_fee)
  assertText('body', terms.body, MAX_BODY_CHARS, true)
  assertText('attach', terms.attach, MAX_ATTACH_CHARS)
  assertText('notify_url', terms.notify_url, MAX_URL_CHARS)
  for (const name of ['device_info', 'goods_tag', 'product_id'] as const) assertText(name, terms[name], MAX_SHORT_CHARS)

  const { detail, scene_info, time_start, time_expire, ...plain } = terms
  const goods = detail && JSON.stringify(detail)
  assertText('detail', goods, MAX_DETAIL_CHARS)
  return {
    ...plain,
    // Goods are read, and told again in answers, only under this version.
    version: goods && '1.0',
    detail: goods,
    scene_info: scene_info && JSON.stringify(scene_info),
    time_start: time_start && toBeijingTime('time_start', time_start),
    time_expire: time_expire && toBeijingTime('time_expire', time_expire),
  }
}
