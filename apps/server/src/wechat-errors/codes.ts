import { entry, type WechatErrorEntry } from './entry.ts'

const asksAgain = 'It is asked again by itself under the same number; nothing is done twice.'
const asksAgainZh = '系统会以同一单号自动重试，不会重复执行。'

/** What payments, refunds and bills are refused with, in today's spelling. Facts: 2-wechatpay-facts.md. */
export const codes: Readonly<Record<string, WechatErrorEntry>> = {
  PARAM_ERROR: entry(
    'A parameter is missing or wrong.',
    'See the field in the answer.',
    '参数缺失或错误。',
    '请查看应答 detail 中的字段。',
  ),
  INVALID_REQUEST: entry(
    'The request is well formed and not allowed as things stand.',
    'Read WeChat’s words and the inner code: it may be a paid order, a used number or a product that is not open.',
    '请求格式正确，但与当前业务状态不符。',
    '请结合应答文字与内部码判断：可能是订单已支付、单号已用或产品未开通。',
  ),
  SIGN_ERROR: entry(
    'The signature is wrong, or the clock is more than five minutes off.',
    'Check the account’s serial and private key, and the machine’s clock: `teyue doctor` tells.',
    '签名错误，或时钟相差超过 5 分钟。',
    '请核对证书序列号、私钥与服务器时钟，可运行 `teyue doctor`。',
  ),
  APPID_MCHID_NOT_MATCH: entry(
    'The appid and the merchant’s number are not bound to each other.',
    'Bind them on the merchant platform (product centre, appid), and confirm on the side of the appid.',
    'appid 与商户号不匹配。',
    '请在商户平台 → 产品中心 → AppID 账号管理 中绑定并确认。',
  ),
  APPID_NOT_EXIST: entry(
    'There is no such appid.',
    'Check the appid, letter by letter.',
    'appid 不存在。',
    '请逐字核对 appid。',
  ),
  MCH_NOT_EXISTS: entry(
    'There is no such merchant’s number.',
    'Check the provider’s and the sub-merchant’s number.',
    '商户号不存在。',
    '请核对服务商号与子商户号。',
  ),
  MCHID_NOT_EXIST: entry(
    'There is no such merchant’s number.',
    'Check the provider’s and the sub-merchant’s number.',
    '商户号不存在。',
    '请核对服务商号与子商户号。',
  ),
  NO_AUTH: entry(
    'The product or the interface is not granted; for a refund: the sub-merchant has not authorised the provider. An order in ordinary (direct) mode is refused so always: neither the provider nor its sub-merchants have that mode.',
    'Order through the provider. Let the merchant authorise it on the merchant platform (product centre, my authorised products; about 10 minutes), or ask the account manager.',
    '没有产品或接口权限；退款时表示子商户未授权服务商退款。以普通商户（直连）模式下单一律如此：服务商与特约商户都没有普通支付权限。',
    '请以服务商模式下单；权限请让商户在商户平台 → 产品中心 → 我的授权产品 中授权（约 10 分钟生效），或联系商务经理开通。',
  ),
  OUT_TRADE_NO_USED: entry(
    'An order stands under this number already.',
    'It is asked for: it may be paid. A new payment needs a new number.',
    '商户订单号已被使用。',
    '系统会先查询该单（可能已支付）；新的支付须用新的单号。',
  ),
  RULE_LIMIT: entry(
    'A rule of WeChat’s forbids it: risk, an amount, or a limit of the merchant’s.',
    'Let the merchant look at messages on the merchant platform; choose another amount or another way to pay.',
    '触发业务规则限制：风控、金额或商户额度。',
    '请商户查看商户平台消息；可更换金额或支付方式。',
  ),
  FREQUENCY_LIMITED: entry('Too many calls.', asksAgain, '调用频率超限。', asksAgainZh),
  RATELIMIT_EXCEEDED: entry('Too many calls.', asksAgain, '调用频率超限。', asksAgainZh),
  INVALID_REQ_TOO_MUCH: entry('Too many wrong calls.', asksAgain, '无效请求过多。', asksAgainZh),
  SYSTEM_ERROR: entry(
    'Something broke at WeChat. What became of it is unknown.',
    asksAgain,
    '微信支付系统错误，结果未知。',
    asksAgainZh,
  ),
  SERVICE_UNAVAILABLE: entry('WeChat is not reachable just now.', asksAgain, '微信支付服务暂不可用。', asksAgainZh),
  BANK_ERROR: entry(
    'The bank failed; the payer may be charged.',
    'It is asked for, and reversed if it was not paid.',
    '银行系统异常，付款人可能已被扣款。',
    '系统会继续查询，未支付则撤销。',
  ),
  ORDER_NOT_EXIST: entry(
    'WeChat has no order under this number.',
    'Nothing was paid. If it was sent within the last minutes it is asked for once more.',
    '微信支付没有这个单号的订单。',
    '没有发生付款；若刚刚发出，系统会再查。',
  ),
  ORDER_CLOSED: entry('The order is closed.', 'Make a new payment.', '订单已关闭。', '请重新发起支付。'),
  ORDER_PAID: entry(
    'The order is paid.',
    'It is booked by the next query; to undo it, refund it.',
    '订单已支付。',
    '系统查询后入账；如需取消请退款。',
  ),
  ORDER_REVERSED: entry('The order was reversed.', 'Make a new payment.', '订单已撤销。', '请重新发起支付。'),
  ORDER_NOT_READY: entry('The order is still being worked on.', asksAgain, '订单处理中，暂不能退款。', asksAgainZh),
  TRADE_ERROR: entry(
    'WeChat could not do it, and does not say why.',
    'It is asked how things stand; see WeChat’s words.',
    '交易错误，微信支付未说明原因。',
    '系统会查询真实状态，请查看应答文字。',
  ),
  TRADE_OVERDUE: entry(
    'The order is older than a year and can no longer be refunded.',
    'Pay the payer back another way.',
    '订单超过一年，不能退款。',
    '请以其他方式退还付款人。',
  ),
  NOT_ENOUGH: entry(
    'A refund: the merchant’s money does not suffice. A payment: the payer’s does not.',
    'Top the merchant’s balance up: the refund goes on by itself under the same number. A payer chooses another card.',
    '退款时：商户可用余额不足；付款时：付款人余额不足。',
    '请商户充值，退款会以同一单号自动继续；付款人可换卡支付。',
  ),
  USER_ACCOUNT_ABNORMAL: entry(
    'The payer’s account is closed or restricted: WeChat cannot credit it.',
    'Settle with the payer another way, and note it with the refund.',
    '付款人账户异常或已注销，无法原路退回。',
    '请以其他方式与付款人结清，并在退款处备注。',
  ),
  RESOURCE_NOT_EXISTS: entry(
    'There is no such thing: an unknown or unpaid order, a refund or certificate that is not there.',
    'Check the number. A refund of an order that is not paid is not possible.',
    '资源不存在：订单不存在或未支付、退款单或证书不存在。',
    '请核对单号；未支付的订单不能退款。',
  ),
  RESOURCE_ALREADY_EXISTS: entry(
    'A form stands under this number already.',
    'Ask for it before sending another.',
    '该业务单号下已有申请。',
    '请先查询再提交。',
  ),
  REFUND_FEE_MISMATCH: entry(
    'A refund of another amount stands under this number.',
    'Ask WeChat for it. A further refund needs a new number.',
    '同一退款单号曾以不同金额退款。',
    '请先查询该退款；新的退款须用新的单号。',
  ),
  BIZERR_NEED_RETRY: entry('WeChat asks to try again.', asksAgain, '退款业务流程错误，需重试。', asksAgainZh),
  INVALID_TRANSACTIONID: entry(
    'There is no transaction with this number of WeChat’s.',
    'Check the number.',
    '微信支付订单号无效。',
    '请核对单号。',
  ),
  CERT_ERROR: entry(
    'The client certificate is missing or wrong.',
    'Store the account’s certificate again: `teyue connect`.',
    '商户 API 证书缺失或错误。',
    '请重新导入该服务商号的证书：`teyue connect`。',
  ),
  NO_STATEMENT_EXIST: entry(
    'There is no bill of that day: nothing happened.',
    'Nothing to do; the day is compared with an empty bill.',
    '当日没有账单：没有发生交易。',
    '无需处理，当日按空账单对账。',
  ),
  STATEMENT_CREATING: entry(
    'WeChat is still making the bill.',
    'It is fetched again later by itself; bills are there from 10:00.',
    '账单生成中。',
    '系统稍后自动再取，账单一般在 10 点后可取。',
  ),
  PROCESSING: entry(
    'WeChat is still working on it.',
    'It is asked for later; do not make it again under a new number.',
    '处理中。',
    '系统稍后查询；切勿换单号重做。',
  ),
}
