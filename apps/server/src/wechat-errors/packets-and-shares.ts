import { entry, type WechatErrorEntry } from './entry.ts'

const sameNumber = 'Send it again under the same number; a new one might pay twice.'
const sameNumberZh = '请以同一单号重试；换单号可能重复发放。'

/** What red packets and shares are refused with. */
export const packetAndShareCodes: Readonly<Record<string, WechatErrorEntry>> = {
  SENDNUM_LIMIT: entry(
    'The payer has had as many packets today as one may have.',
    'Send it tomorrow.',
    '该用户今日领取红包个数超限。',
    '请次日再发。',
  ),
  CA_ERROR: entry(
    'The client certificate is wrong.',
    'Store the account’s certificate again.',
    '证书错误。',
    '请重新导入证书。',
  ),
  ILLEGAL_APPID: entry(
    'The appid may not be used here.',
    'Check wxappid and msgappid.',
    'appid 非法。',
    '请核对 wxappid 与 msgappid。',
  ),
  FREQ_LIMIT: entry('Too many calls.', sameNumber, '调用频率超限。', sameNumberZh),
  OPENID_ERROR: entry(
    'The openid is not one of this appid.',
    'Take the openid under wxappid.',
    'openid 与 appid 不匹配。',
    '请使用 wxappid 下的 openid。',
  ),
  FATAL_ERROR: entry(
    'The same number was used before with other parameters.',
    'Ask for the packet that stands under it.',
    '同一单号曾以不同参数发放。',
    '请先查询该单号下的红包。',
  ),
  SECOND_OVER_LIMITED: entry('Too many packets this minute.', sameNumber, '每分钟红包发放超限。', sameNumberZh),
  DAY_OVER_LIMITED: entry(
    'The merchant’s limit of the day is used up.',
    'Send it tomorrow.',
    '商户当日发放额度已用完。',
    '请次日再发。',
  ),
  MONEY_LIMIT: entry(
    'The amount is not allowed.',
    'Choose 1 to 200 yuan, or name a scene.',
    '金额超出限制。',
    '请控制在 1–200 元，或填写场景。',
  ),
  SEND_FAILED: entry(
    'It was not sent.',
    'Query it; then it may be sent under a new number.',
    '红包发放失败。',
    '请先查询，确认失败后可换单号重发。',
  ),
  ACCOUNT_ABNORMAL: entry(
    'The receiver’s account is not in order.',
    'Choose another receiver.',
    '分账接收方账户异常。',
    '请更换接收方。',
  ),
  NO_RELATION: entry(
    'The receiver was not added.',
    'Add the receiver first.',
    '分账关系已解除或未添加。',
    '请先添加接收方。',
  ),
  RECEIVER_HIGH_RISK: entry(
    'WeChat holds the receiver to be risky.',
    'Choose another receiver.',
    '接收方高风险。',
    '请更换接收方。',
  ),
  RECEIVER_REAL_NAME_NOT_VERIFIED: entry(
    'The receiver’s name is not verified.',
    'The receiver verifies it in WeChat.',
    '接收方未实名。',
    '请接收方在微信完成实名认证。',
  ),
  RECEIVER_RECEIPT_LIMIT: entry(
    'The receiver has had as much as it may.',
    'Share tomorrow.',
    '接收方收款限额。',
    '请次日再分账。',
  ),
  PAYER_ACCOUNT_ABNORMAL: entry(
    'The sub-merchant’s account is not in order.',
    'Let the merchant look at its state on the merchant platform.',
    '分账出资商户账户异常。',
    '请商户在商户平台查看账户状态。',
  ),
}
