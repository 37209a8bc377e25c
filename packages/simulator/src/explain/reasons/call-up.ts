import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Of what a page or mini program hands to WeChat to have an order paid, besides its sign. */
export const CALL_UP_REASONS = {
  callUpFieldMissing: reason(
    null,
    PAGE.jsapiCallUp,
    [
      '{field} 须是不为空的字符串，现在是 {given}。',
      '{field} has to be a text that is not empty; what came is {given}.',
    ],
    [
      '传 appId、timeStamp、nonceStr、package、signType、paySign 六项，大小写照此，timeStamp 也用字符串。',
      'Hand over appId, timeStamp, nonceStr, package, signType and paySign, spelt so, timeStamp as a text too.',
    ],
  ),
  callUpPackage: reason(
    null,
    PAGE.jsapiCallUp,
    ['package 是“{given}”，不是 prepay_id=wx… 的形式。', 'package is "{given}", not of the form prepay_id=wx….'],
    [
      'package 写 prepay_id= 再接下单返回的 prepay_id，签名里也一样。',
      'Write prepay_id= and the prepay_id of the order, also in what is signed.',
    ],
  ),
  callUpPrepayUnknown: reason(
    null,
    PAGE.jsapiCallUp,
    ['没有订单有 {prepay_id} 这个 prepay_id。', 'No order has the prepay_id {prepay_id}.'],
    [
      '完整使用下单返回的 prepay_id；它只在下单的这个世界里有效。',
      'Use the prepay_id of the order, whole; it holds in the world where the order was made.',
    ],
  ),
  callUpPrepayExpired: reason(
    null,
    PAGE.jsapiCallUp,
    ['prepay_id {prepay_id} 的两小时已过。', 'The two hours of the prepay_id {prepay_id} are over.'],
    ['以相同参数再次下单，取新的 prepay_id。', 'Ask for the same order again to get a new prepay_id.'],
  ),
  callUpTradeType: reason(
    null,
    PAGE.jsapiCallUp,
    [
      '订单 {number} 是 {trade_type} 订单，网页与小程序调不起它。',
      'The order {number} is of {trade_type}: no page and no mini program calls it up.',
    ],
    ['网页与小程序都用 JSAPI 下单。', 'Order by JSAPI for pages and for mini programs.'],
  ),
  callUpAppid: reason(
    'M15',
    PAGE.jsapiCallUp,
    ['appId 是 {given}，下单用的是 {known}。', 'appId is {given}, while the order was made under {known}.'],
    [
      '调起的 appId 与下单一致：用 sp_openid 下单就填 sp_appid，用 sub_openid 就填 sub_appid（M20），签名里也是它。',
      'Call up under the appid of the order: sp_appid for an sp_openid, sub_appid for a sub_openid (M20), also in what is signed.',
    ],
  ),
  callUpPage: reason(
    null,
    PAGE.jsapiCallUp,
    [
      '网页 {page} 不在 {owners} 的支付授权目录里（已登记：{paths}）。',
      'The page {page} is on no pay path of {owners} (registered: {paths}).',
    ],
    [
      '在服务商平台登记 {folder}，或登记整个域名；只到目录一级，不含下级目录。',
      'Register {folder}, or the whole domain, on the partner platform; a path lets in its own folder and none beneath.',
    ],
  ),
  callUpSignType: reason(
    null,
    PAGE.jsapiCallUp,
    ['signType 是 {given}，这笔订单要用 {right}。', 'signType is {given}; this order is called up under {right}.'],
    [
      'APIv3 订单用 RSA；APIv2 订单用下单时的 MD5 或 HMAC-SHA256（不填即 MD5）。',
      'Use RSA for an order of APIv3, and for one of APIv2 the MD5 or HMAC-SHA256 of its order (MD5 where nothing is said).',
    ],
  ),
  callUpOtherPayer: reason(
    'M15',
    PAGE.jsapi,
    [
      '订单是为 {asked} 下的，这位付款人在 {appid} 下的 openid 是 {own}。',
      'The order is for {asked}; under {appid} this payer’s openid is {own}.',
    ],
    [
      '用这位付款人自己的 openid 下单：网页经 OAuth 取得，小程序经 wx.login（绑定 sub_appid 时用 sub_openid，M20）。',
      'Order with this payer’s own openid: from OAuth in a page, from wx.login in a mini program (sub_openid under a bound sub_appid, M20).',
    ],
  ),
} as const
