import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Refunds and who may make them (M24, M25). */
export const REFUND_REASONS = {
  refundAuthorityMissing: reason(
    'M24',
    PAGE.refund,
    [
      '特约商户 {sub_mchid} 没有把退款权限授权给服务商（现为：{state}）；权限默认在特约商户手里。',
      'The sub-merchant {sub_mchid} has not granted refunds to its provider (it stands at: {state}); the authority is the sub-merchant’s by default.',
    ],
    [
      '由商务经理签署 refund（M25），或请商户在商户平台 → 我的授权产品 中授权（约 10 分钟生效）；在此之前由商户自己在商户平台退款。',
      'Have refund signed at the account manager’s desk (M25), or let the merchant grant it on its platform (effective in about 10 minutes); until then it refunds by hand there.',
    ],
  ),
  refundReversed: reason(
    'M9',
    PAGE.refund,
    ['订单 {number} 已撤销，资金已退回。', 'The order {number} was reversed, and the money is back.'],
    ['无需退款。', 'No refund is needed.'],
  ),
  refundOrderUnknown: reason(
    null,
    PAGE.refund,
    ['没有已支付的订单 {number}（{found}）。', 'There is no paid order {number} ({found}).'],
    ['核对单号；未支付的订单不能退款，只能关闭。', 'Check the number; an unpaid order is closed, not refunded.'],
  ),
  refundOrderMissing: reason(
    null,
    PAGE.refund,
    ['transaction_id 与 out_trade_no 一个也没有传。', 'Neither transaction_id nor out_trade_no was sent.'],
    ['传其中之一，指明原订单。', 'Send one of them to name the order.'],
  ),
  refundTotalDiffers: reason(
    null,
    PAGE.refund,
    ['amount.total 是 {given} 分，原订单是 {order} 分。', 'amount.total is {given} fen; the order is of {order}.'],
    ['amount.total 填原订单金额 {order}。', 'Send the sum of the order, {order}, as amount.total.'],
  ),
  refundExceeds: reason(
    null,
    PAGE.refund,
    [
      '要退 {asked} 分，订单 {number} 只剩 {left} 分可退。',
      '{asked} fen were asked for; of the order {number} {left} are left.',
    ],
    ['最多退 {left} 分。', 'Refund at most {left}.'],
  ),
  refundTooMany: reason(
    null,
    PAGE.refund,
    ['订单 {number} 已退 {count} 次，达到上限。', 'The order {number} has {count} refunds, which is the limit.'],
    ['一笔订单最多退 50 次。', 'An order has at most 50 refunds.'],
  ),
  refundTooLate: reason(
    null,
    PAGE.refund,
    ['订单 {number} 支付于 {paid}，已超过一年。', 'The order {number} was paid at {paid}, more than a year ago.'],
    ['一年内才能原路退款；请用其他方式退给用户。', 'Refunds are for a year; pay the payer by other means.'],
  ),
  payerAccountClosed: reason(
    null,
    PAGE.refund,
    ['付款人的账户已注销，无法原路退款。', 'The payer’s account is closed and takes no refund.'],
    ['用其他方式退给用户。', 'Pay the payer by other means.'],
  ),
  refundBalanceShort: reason(
    null,
    PAGE.refund,
    [
      '要退 {asked} 分，特约商户 {sub_mchid} 可用于退款的资金只有 {funds} 分（已结算的钱在银行）。',
      '{asked} fen were asked for; the sub-merchant {sub_mchid} has {funds} for it (what was settled is at the bank).',
    ],
    [
      '请商户充值（或等新的收款），再用同一退款单号重试。',
      'Let the merchant top up (or collect more), then retry under the same refund number.',
    ],
  ),
  refundReentryDiffers: reason(
    null,
    PAGE.refund,
    [
      '退款单号 {number} 已用过，而这次的参数与首次不同。',
      'The refund number {number} was used before with other parameters.',
    ],
    [
      '重试须一字不差；另一笔退款换新的退款单号。',
      'A retry is the same in every field; another refund needs another number.',
    ],
  ),
  refundUnknown: reason(
    null,
    PAGE.queryRefund,
    ['服务商 {mchid} 下没有退款单 {number}。', 'The provider {mchid} has no refund {number}.'],
    [
      '核对 out_refund_no；退款若超时，用同一单号再次申请。',
      'Check out_refund_no; if asking timed out, ask again under the same number.',
    ],
  ),
  refundOfOtherMerchant: reason(
    'M1',
    PAGE.queryRefund,
    [
      '退款 {number} 是特约商户 {owner} 的，请求里写的是 {named}。',
      'The refund {number} is of the sub-merchant {owner}, but the request names {named}.',
    ],
    ['sub_mchid 填 {owner}。', 'Name {owner} in sub_mchid.'],
  ),
  orderWithoutRefunds: reason(
    null,
    PAGE.v2QueryRefund,
    ['订单 {number} 没有退款。', 'The order {number} has no refunds.'],
    ['先申请退款。', 'Ask for a refund first.'],
  ),
  refundOffset: reason(
    null,
    PAGE.v2QueryRefund,
    ['offset 是 {given}，而订单只有 {count} 笔退款。', 'offset is {given}, and the order has {count} refunds.'],
    ['offset 小于 {count}。', 'Send an offset below {count}.'],
  ),
  refundNotAbnormal: reason(
    null,
    PAGE.abnormalRefund,
    ['退款 {number} 的状态是 {state}，不是 ABNORMAL。', 'The refund {number} is {state}, not ABNORMAL.'],
    ['只有退款异常（ABNORMAL）才发起异常退款；先查询。', 'Only an ABNORMAL refund is mended so; query first.'],
  ),
  cardNumberWrong: reason(
    null,
    PAGE.abnormalRefund,
    ['解密后的 bank_account 不是 10–30 位数字。', 'bank_account, opened, is not of 10 to 30 digits.'],
    ['加密前的原文只含卡号数字。', 'Seal the digits of the card number and nothing else.'],
  ),
} as const
