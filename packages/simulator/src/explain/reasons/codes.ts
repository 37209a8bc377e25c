import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Code payment and reversal (M9). */
export const CODE_REASONS = {
  codeUnknown: reason(
    'M9',
    PAGE.codepay,
    ['付款码 {code} 不是任何人的。', 'The payment code {code} is nobody’s.'],
    [
      '扫描付款人手机上当前的付款码（18 位，以 10–15 开头）。',
      'Scan the code on the payer’s phone (18 digits, beginning with 10 to 15).',
    ],
  ),
  codeExpired: reason(
    'M9',
    PAGE.codepay,
    [
      '付款码 {code} 已于 {expired} 过期：它只有一分钟有效。',
      'The payment code {code} expired at {expired}: it lives for a minute.',
    ],
    ['请付款人刷新付款码，用新单号再扣。', 'Have the payer refresh the code, and charge it under a new number.'],
  ),
  codeUsed: reason(
    'M9',
    PAGE.codepay,
    ['付款码 {code} 已经用过：一码只能用一次。', 'The payment code {code} was used before: it works once.'],
    ['请付款人刷新付款码，用新单号再扣。', 'Have the payer refresh the code, and charge it under a new number.'],
  ),
  codeReserved: reason(
    'M9',
    PAGE.v2Openid,
    [
      '付款码 {code} 已由服务商 {owner} 用 authcodetoopenid 查过，只有它能扣款。',
      'The provider {owner} has looked up the payment code {code} by authcodetoopenid; only it may charge it.',
    ],
    ['请付款人刷新付款码。', 'Have the payer refresh the code.'],
  ),
  payerBalanceShort: reason(
    'M9',
    PAGE.codepay,
    ['付款人余额不足以支付 {amount} 分。', 'The payer’s balance does not cover {amount} fen.'],
    [
      '请付款人充值或换支付方式，再用新单号扣款。',
      'The payer tops up or pays otherwise; then charge under a new number.',
    ],
  ),
  cardRefused: reason(
    'M9',
    PAGE.codepay,
    ['付款人的银行拒绝了这次支付。', 'The payer’s bank refused this payment.'],
    ['请付款人更换支付方式，再用新单号扣款。', 'The payer chooses another way to pay; then charge under a new number.'],
  ),
  bankError: reason(
    'M9',
    PAGE.codepay,
    [
      '付款人的银行没有给出结果：可能已扣，也可能未扣。',
      'The payer’s bank gave no result: the money may have gone or not.',
    ],
    [
      '查询这笔订单；仍不明确就撤销，绝不当作失败。',
      'Query the order; reverse it if that stays unclear; never take it for failed.',
    ],
  ),
  codePaymentReversed: reason(
    'M9',
    PAGE.codepay,
    ['订单 {number} 已撤销。', 'The order {number} was reversed.'],
    ['用新的单号重新扣款。', 'Charge again under a new number.'],
  ),
  codePaymentFailed: reason(
    'M9',
    PAGE.codepay,
    ['订单 {number} 已支付失败。', 'The order {number} has failed.'],
    ['先撤销，再用新的单号扣款。', 'Reverse it, then charge under a new number.'],
  ),
  codeNumberUsed: reason(
    'M9',
    PAGE.codepay,
    [
      '单号 {number} 已用于另一笔付款（另一个付款码或另一种支付）。',
      'The number {number} is used already for another payment (another code, or another product).',
    ],
    ['新的付款码须用新的单号。', 'A new code needs a new number.'],
  ),
  buyerMismatch: reason(
    'M9',
    PAGE.v2Micropay,
    ['单号 {number} 已由另一位付款人的付款码用过。', 'The number {number} was used with another payer’s code.'],
    ['换付款人就换单号。', 'Another payer needs another number.'],
  ),
  userPaying: reason(
    'M9',
    PAGE.v2Micropay,
    [
      '金额超过付款人的免密额度，手机正在要求输入密码：这不是失败。',
      'The sum is above what the payer pays without a password, and the phone asks for it: this is no failure.',
    ],
    ['每隔几秒查询；超过约定时间仍未支付再撤销。', 'Query every few seconds; reverse it if it stays unpaid.'],
  ),
  reverseNoCode: reason(
    'M9',
    PAGE.reverse,
    [
      '订单 {number} 是 {trade_type}，只有付款码支付可以撤销。',
      'The order {number} is {trade_type}; only code payments can be reversed.',
    ],
    ['未支付的用关单，已支付的用退款。', 'Close it if unpaid, refund it if paid.'],
  ),
  reverseTooEarly: reason(
    'M9',
    PAGE.reverse,
    [
      '距提交支付只有 {age} 秒，15 秒内不能撤销。',
      'The payment was asked for {age} seconds ago; it cannot be reversed within 15.',
    ],
    ['先查询，15 秒后再撤销。', 'Query first, and reverse after 15 seconds.'],
  ),
  reverseTooLate: reason(
    'M9',
    PAGE.reverse,
    [
      '订单 {number} 提交于 {created}，已超过 7 天，不能撤销。',
      'The order {number} is of {created}: after 7 days it cannot be reversed.',
    ],
    ['改用申请退款。', 'Ask for a refund instead.'],
  ),
  reverseRefunded: reason(
    'M9',
    PAGE.reverse,
    ['订单 {number} 已有退款，不能撤销。', 'The order {number} has refunds and cannot be reversed.'],
    ['剩余金额用申请退款。', 'Refund what is left.'],
  ),
  reverseBalanceShort: reason(
    'M9',
    PAGE.reverse,
    [
      '特约商户 {sub_mchid} 的余额不足以撤销。',
      'The balance of the sub-merchant {sub_mchid} does not cover the reversal.',
    ],
    ['充值后再撤销。', 'Let it top up, then reverse.'],
  ),
} as const
