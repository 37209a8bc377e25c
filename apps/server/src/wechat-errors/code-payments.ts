import { entry, type WechatErrorEntry } from './entry.ts'

const newCode = 'Scan a fresh code, under a new number.'
const newCodeZh = '请付款人刷新付款码后重新扫码，并使用新的单号。'
const ours = 'Report it with the request: the program made a wrong one.'
const oursZh = '程序构造的请求有误，请携请求内容反馈。'

/** What a payment by the payer's code, and APIv2 in general, is refused with. */
export const codePaymentCodes: Readonly<Record<string, WechatErrorEntry>> = {
  USERPAYING: entry(
    'The payer is asked for the password.',
    'Wait: it is asked for every few seconds, and reversed when time is up.',
    '需要付款人输入密码。',
    '请等待，系统每隔几秒查询，超时则撤销。',
  ),
  AUTHCODEEXPIRE: entry(
    'The code has lapsed: it is good for a minute.',
    newCode,
    '付款码已过期（一分钟内有效）。',
    newCodeZh,
  ),
  AUTH_CODE_ERROR: entry('The code is not one.', newCode, '付款码参数错误。', newCodeZh),
  AUTH_CODE_INVALID: entry('The code is not WeChat’s.', newCode, '不是微信付款码。', newCodeZh),
  NOTSUPORTCARD: entry(
    'The payer’s card is not taken here.',
    'The payer chooses another card.',
    '不支持该卡种。',
    '请付款人换卡支付。',
  ),
  BUYER_MISMATCH: entry(
    'Another payer than the one who began.',
    'Finish with the first payer, or make a new payment.',
    '支付帐号错误：与首次支付的付款人不同。',
    '请由原付款人完成，或重新发起支付。',
  ),
  REVERSE_EXPIRE: entry(
    'Seven days have passed: it can no longer be reversed.',
    'Refund it instead.',
    '订单已超过 7 天，不能撤销。',
    '请改用退款。',
  ),
  LACK_PARAMS: entry('A parameter is missing.', ours, '缺少参数。', oursZh),
  NOT_UTF8: entry('The text is not UTF-8.', ours, '编码不是 UTF-8。', oursZh),
  XML_FORMAT_ERROR: entry('The XML cannot be read.', ours, 'XML 格式错误。', oursZh),
  XML_ERROR: entry('The XML cannot be read.', ours, 'XML 格式错误。', oursZh),
  REQUIRE_POST_METHOD: entry('It must be sent by POST.', ours, '须使用 POST。', oursZh),
  POST_DATA_EMPTY: entry('Nothing was sent.', ours, '请求内容为空。', oursZh),
}
