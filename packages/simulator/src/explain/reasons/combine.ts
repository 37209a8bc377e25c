import { PAGE } from '../pages.ts'
import { reason } from '../reason.ts'

/** Combined orders. */
export const COMBINE_REASONS = {
  combineClosed: reason(
    null,
    PAGE.combine,
    ['服务商 {mchid} 没有发起合单支付的权限。', 'The provider {mchid} has not been granted to start combined orders.'],
    [
      '请商务经理开通（PUT /_control/providers/{mchid}/permissions/combine）。',
      'Have it granted (PUT /_control/providers/{mchid}/permissions/combine).',
    ],
  ),
  combineSubClosed: reason(
    null,
    PAGE.combine,
    [
      '特约商户 {sub_mchid} 没有接收合单支付的权限。',
      'The sub-merchant {sub_mchid} has not been granted to take part in combined orders.',
    ],
    ['在商务经理台签署 combine。', 'Have combine signed at the account manager’s desk.'],
  ),
  combineNumberUsed: reason(
    null,
    PAGE.combine,
    [
      '单号 {number} 已用过，或在同一请求里出现两次。',
      'The number {number} is used already, or stands twice in this request.',
    ],
    [
      '合单单号与每个子单单号都是新的，且互不相同。',
      'The number of the whole and of each part are all new, and differ.',
    ],
  ),
  combineReentryDiffers: reason(
    null,
    PAGE.combine,
    [
      '合单单号 {number} 已用过，而这次的参数与首次不同。',
      'The combined number {number} was used before with other parameters.',
    ],
    [
      '重试须一字不差；要改内容就换新单号。',
      'A retry is the same in every field; for other content take a new number.',
    ],
  ),
  combineCloseDiffers: reason(
    null,
    PAGE.closeCombination,
    ['关单列出的子单与下单时不同：下单时是 {made}。', 'The parts named for closing are not those ordered: {made}.'],
    ['列出下单时的全部子单，商户号与单号都一致。', 'Name all parts exactly as they were ordered.'],
  ),
  combineAppidDiffers: reason(
    null,
    PAGE.closeCombination,
    ['combine_appid 是 {given}，下单时是 {right}。', 'combine_appid is {given}; the order was made under {right}.'],
    ['填 {right}。', 'Send {right}.'],
  ),
  combinationUnknown: reason(
    null,
    PAGE.queryCombination,
    ['服务商 {mchid} 没有发起过合单 {number}。', 'The provider {mchid} has started no combined order {number}.'],
    [
      '核对 combine_out_trade_no；普通订单用普通订单的接口。',
      'Check combine_out_trade_no; ordinary orders have their own interface.',
    ],
  ),
} as const
