import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** What the phone shows instead of a payment. */
export const PHONE_REASONS = {
  linkUnknown: reason(
    null,
    PAGE.nativeCallUp,
    ['没有订单对应这个二维码或链接。', 'No order belongs to this code or link.'],
    [
      '完整使用下单返回的 code_url、h5_url 或 prepay_id。',
      'Use the code_url, h5_url or prepay_id of the order, whole.',
    ],
  ),
  linkPaid: reason(
    null,
    PAGE.nativeCallUp,
    ['订单 {number} 已支付。', 'The order {number} is paid already.'],
    ['无需再付。', 'Nothing is left to pay.'],
  ),
  linkOrderExpired: reason(
    null,
    PAGE.nativeCallUp,
    ['订单 {number} 已于 {expired} 过期。', 'The order {number} lapsed at {expired}.'],
    ['用新的单号重新下单。', 'Order again under a new number.'],
  ),
  linkOrderClosed: reason(
    null,
    PAGE.nativeCallUp,
    ['商家已关闭订单 {number}。', 'The merchant has closed the order {number}.'],
    ['用新的单号重新下单。', 'Order again under a new number.'],
  ),
  linkReplaced: reason(
    null,
    PAGE.nativeCallUp,
    [
      '订单 {number} 又下了一次单，之前的二维码随即失效。',
      'The order {number} was asked for again, which kills the code shown before.',
    ],
    ['显示最近一次下单返回的 code_url。', 'Show the code_url of the last answer.'],
  ),
  linkExpired: reason(
    null,
    PAGE.nativeCallUp,
    ['这个{kind_zh}已于 {expired} 失效。', 'This {kind_en} expired at {expired}.'],
    ['以相同参数再次下单，取新的链接。', 'Ask for the same order again to get a new link.'],
  ),
  payOtherPayer: reason(
    'M15',
    PAGE.jsapi,
    ['这笔 JSAPI 订单是为另一位付款人（openid）下的。', 'This JSAPI order was made for another payer (openid).'],
    ['由下单时 openid 对应的人支付。', 'Let the payer of that openid pay.'],
  ),
  payWrongPassword: reason(
    null,
    PAGE.jsapi,
    ['支付密码错误。', 'The password is wrong.'],
    ['重新输入；模拟器默认密码是 123456。', 'Enter it again; 123456 unless it was changed.'],
  ),
  payBalanceShort: reason(
    null,
    PAGE.jsapi,
    ['付款人余额不足。', 'The payer’s balance is short.'],
    ['充值后再付。', 'Top up, then pay.'],
  ),
  payBankRefused: reason(
    null,
    PAGE.jsapi,
    ['付款人的账户或银行拒绝支付。', 'The payer’s account or bank refuses to pay.'],
    ['换一位付款人或支付方式。', 'Choose another payer or way of paying.'],
  ),
  passwordNotWaited: reason(
    'M9',
    PAGE.codepay,
    ['订单 {number} 不在等待这位付款人输入密码。', 'The order {number} does not wait for this payer’s password.'],
    ['它可能已支付、已超时或已撤销；查询订单。', 'It may be paid, over, or reversed: query it.'],
  ),
} as const
