import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Numbers and states of orders: repeating, closing, querying. */
export const ORDER_REASONS = {
  reentryDiffers: reason(
    null,
    PAGE.native,
    [
      '{number_field} {number} 已用过，而这次的 {differing} 与首次不同。',
      '{number_field} {number} was used before, and now {differing} differs from the first time.',
    ],
    [
      '重试须一字不差；要改内容就换新单号。',
      'A retry is the same in every field; for other content take a new number.',
    ],
  ),
  numberOfOtherKind: reason(
    null,
    PAGE.native,
    [
      '单号 {number} 已用于另一种支付：{trade_type}。',
      'The number {number} is used already for an order of another kind: {trade_type}.',
    ],
    [
      '换一个新的单号：在同一服务商下，所有特约商户共用一个编号空间。',
      'Take a new number: all sub-merchants of a provider share one space of numbers.',
    ],
  ),
  numberOfCombination: reason(
    null,
    PAGE.combine,
    ['单号 {number} 已用于合单支付。', 'The number {number} belongs to a combined order.'],
    ['换一个新的单号；合单用合单的接口。', 'Take a new number; combined orders have interfaces of their own.'],
  ),
  alreadyPaid: reason(
    null,
    PAGE.native,
    ['订单 {number} 已支付，不能再下单。', 'The order {number} is paid already; it cannot be ordered again.'],
    [
      '查询这笔订单并按已支付处理；新的交易用新的单号。',
      'Query it and treat it as paid; another deal needs another number.',
    ],
  ),
  orderLapsed: reason(
    null,
    PAGE.native,
    ['订单 {number} 已关闭或已过期。', 'The order {number} is closed or has lapsed.'],
    ['用新的单号重新下单。', 'Order again under a new number.'],
  ),
  closePaid: reason(
    null,
    PAGE.closeOrder,
    ['订单 {number} 已支付，不能关闭。', 'The order {number} is paid and cannot be closed.'],
    ['按已支付处理；要退给用户就申请退款。', 'Treat it as paid; give the money back by a refund.'],
  ),
  closeOfCodePayment: reason(
    'M9',
    PAGE.reverse,
    ['订单 {number} 是付款码支付，没有关单。', 'The order {number} is a code payment, which cannot be closed.'],
    ['15 秒后用撤销（reverse）。', 'Reverse it, 15 seconds after it was asked for.'],
  ),
  orderUnknown: reason(
    null,
    PAGE.queryOrder,
    ['服务商 {mchid} 下没有单号 {number} 的订单。', 'The provider {mchid} has no order {number}.'],
    [
      '核对单号与环境；下单若超时，查无此单说明下单没有成功，可用同一单号再下。',
      'Check the number; if ordering timed out, "not there" means that it did not succeed: order again under the same number.',
    ],
  ),
  partByOwnInterface: reason(
    null,
    PAGE.queryCombination,
    [
      '{number} 是合单 {combination} 的子单，须用合单接口查询与关闭。',
      '{number} is a part of the combined order {combination}, which has its own interfaces for querying and closing.',
    ],
    [
      '用 /v3/combine-transactions/out-trade-no/{combination}。',
      'Use /v3/combine-transactions/out-trade-no/{combination}.',
    ],
  ),
  orderOfOtherProvider: reason(
    'M1',
    PAGE.queryOrder,
    ['订单 {number} 是另一服务商的。', 'The order {number} is another provider’s.'],
    ['只能查询自己的订单。', 'Only one’s own orders can be queried.'],
  ),
  orderOfOtherMerchant: reason(
    'M1',
    PAGE.queryOrder,
    [
      '{number} 是特约商户 {owner} 的，请求里写的是 {named}。',
      '{number} is of the sub-merchant {owner}, but the request names {named}.',
    ],
    ['sub_mchid 填 {owner}。', 'Name {owner} in sub_mchid.'],
  ),
  orderNotNamed: reason(
    null,
    PAGE.v2Query,
    ['transaction_id 与 out_trade_no 一个也没有传。', 'Neither transaction_id nor out_trade_no was sent.'],
    ['传其中之一。', 'Send one of them.'],
  ),
} as const
