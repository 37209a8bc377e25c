import type { Because } from '../explain/because.ts'
import { Refusal } from '../kit/refusal.ts'

// Each: HTTP status, code, inner code of Request-ID, message; as WeChat sends them.
const LIST = {
  spMismatch: [400, 'PARAM_ERROR', 268_435_461, '服务商户号与请求签名的商户号不一致'],
  sameMchid: [400, 'INVALID_REQUEST', 268_443_705, '子商户mchid不能与自身mchid相同'],
  subMchidMissing: [400, 'PARAM_ERROR', 268_443_704, '受理机构必须传入sub_mch_id'],
  merchantUnknown: [400, 'MCH_NOT_EXISTS', 268_443_715, '商户号不存在'],
  refundMerchantUnknown: [404, 'MCH_NOT_EXISTS', 268_443_715, '商户号不存在'],
  noRelation: [403, 'NO_AUTH', 268_443_701, '受理关系不存在'],
  appidMismatch: [400, 'APPID_MCHID_NOT_MATCH', 268_445_527, 'appid和mch_id不匹配，请检查后再试'],
  subAppidMismatch: [400, 'APPID_MCHID_NOT_MATCH', 268_445_527, 'sub_mch_id与sub_appid不匹配'],
  subOpenidAlone: [400, 'PARAM_ERROR', 268_435_461, '传入sub_openid时必须同时传入sub_appid'],
  openidMissing: [400, 'PARAM_ERROR', 268_501_013, 'JSAPI支付必须传openid'],
  openidMismatch: [400, 'PARAM_ERROR', 268_435_461, 'appid和openid不匹配'],
  productClosed: [403, 'NO_AUTH', 268_435_461, '商户号该产品权限未开通，请前往商户平台>产品中心检查后重试'],
  reentryDiffers: [400, 'INVALID_REQUEST', 268_498_688, '请求重入时，参数与首次请求时不一致'],
  outTradeNoUsed: [403, 'OUT_TRADE_NO_USED', 268_498_688, '商户订单号重复'],
  alreadyPaid: [400, 'INVALID_REQUEST', 268_498_689, '该订单已支付'],
  orderLapsed: [400, 'ORDER_CLOSED', 268_447_914, '该订单已失效'],
  orderPaid: [400, 'ORDER_PAID', 268_449_538, '订单已支付，不能关闭'],
  closeOfCodePayment: [400, 'INVALID_REQUEST', 268_449_641, '该订单为付款码支付订单，不能关单，请使用撤销'],
  codeUnknown: [400, 'AUTH_CODE_INVALID', 268_435_461, '请扫描微信支付付款码'],
  codeExpired: [400, 'AUTHCODEEXPIRE', 268_435_461, '付款码已过期，请用户刷新后再试'],
  codeUsed: [400, 'AUTH_CODE_ERROR', 268_435_461, '付款码仅限使用一次，请用户刷新后再试'],
  codeReserved: [403, 'NO_AUTH', 268_435_461, '商户无权限使用该付款码'],
  payerBalanceShort: [403, 'NOT_ENOUGH', 268_435_464, '用户账号余额不足，请用户充值或更换支付卡后再支付'],
  cardRefused: [403, 'NOTSUPORTCARD', 268_435_461, '该卡不支持当前支付，请用户更换支付方式'],
  bankError: [500, 'BANKERROR', 0, '银行系统异常，请查询订单以确认支付结果'],
  codePaymentReversed: [400, 'ORDERREVERSED', 268_447_914, '订单已撤销，请重新下单'],
  codePaymentFailed: [403, 'TRADE_ERROR', 268_447_914, '支付失败，请撤销订单后重新下单'],
  reverseNoCode: [400, 'INVALID_REQUEST', 268_435_461, '只有付款码支付的订单可以撤销'],
  reverseTooEarly: [400, 'INVALID_REQUEST', 268_447_840, '提交支付后15秒内不能撤销，请稍后再试'],
  reverseTooLate: [400, 'REVERSE_EXPIRE', 268_447_914, '订单提交已超过7天，不能撤销'],
  reverseRefunded: [400, 'INVALID_REQUEST', 268_435_461, '订单发生过退款，不能撤销，请使用申请退款'],
  refundOfReversed: [400, 'INVALID_REQUEST', 268_447_914, '订单已撤销，资金已退回用户'],
  combineClosed: [403, 'NO_AUTH', 268_435_461, '合单发起方没有发起合单支付的权限'],
  combineSubClosed: [403, 'NO_AUTH', 268_435_461, '子单商户没有接收合单支付的权限'],
  combineCloseDiffers: [400, 'INVALID_REQUEST', 268_435_461, '请求关单的子单信息与下单时的子单信息不一致'],
  orderUnknown: [404, 'ORDER_NOT_EXIST', 268_512_771, '订单不存在'],
  orderOfOtherProvider: [400, 'INVALID_REQUEST', 268_447_843, '商户号和订单不匹配'],
  orderOfOtherMerchant: [400, 'INVALID_REQUEST', 268_447_845, '子商户号和订单信息不匹配'],
  refundAuthorityMissing: [403, 'NO_AUTH', 268_443_701, '特约子商户商户号未授权服务商的产品权限'],
  refundOrderUnknown: [404, 'RESOURCE_NOT_EXISTS', 268_512_771, '订单不存在，请检查订单号是否正确且是否已支付'],
  refundNotAbnormal: [400, 'INVALID_REQUEST', 268_435_461, '退款单状态不是退款异常，不能发起异常退款'],
  sealSerialUnknown: [
    400,
    'PARAM_ERROR',
    268_435_461,
    'Http头Wechatpay-Serial有误，请使用当前有效的平台证书序列号或微信支付公钥ID',
  ],
  sealBroken: [400, 'PARAM_ERROR', 268_435_461, '敏感信息解密失败，请使用Wechatpay-Serial对应的公钥加密'],
  cardNumberWrong: [400, 'PARAM_ERROR', 268_435_461, '收款银行卡号格式错误'],
  refundUnknown: [404, 'RESOURCE_NOT_EXISTS', 268_512_771, '退款单不存在'],
  refundOrderMissing: [400, 'PARAM_ERROR', 268_435_461, 'transaction_id和out_trade_no必须二选一'],
  refundTotalDiffers: [400, 'INVALID_REQUEST', 268_435_461, '订单金额与退款请求中的原订单金额不一致'],
  refundExceeds: [400, 'INVALID_REQUEST', 268_435_464, '申请退款金额大于订单可退金额'],
  refundTooMany: [400, 'INVALID_REQUEST', 268_435_464, '该订单的部分退款次数已达上限（50次）'],
  refundTooLate: [400, 'INVALID_REQUEST', 268_447_914, '订单已超过可退款的最大期限（一年）'],
  payerAccountClosed: [403, 'USER_ACCOUNT_ABNORMAL', 268_435_461, '用户账户异常或已注销，请通过其他方式退款给用户'],
  balanceShort: [403, 'NOT_ENOUGH', 268_435_464, '基本账户余额不足，请充值后重新发起'],
  billDayWrong: [400, 'INVALID_REQUEST', 268_435_461, '账单日期有误，请检查bill_date'],
  billCreating: [400, 'STATEMENT_CREATING', 268_435_461, '请求的账单正在生成中，请在次日上午10点以后获取'],
  billNone: [400, 'NO_STATEMENT_EXIST', 268_435_461, '请求的账单文件不存在'],
  billMerchantUnknown: [400, 'INVALID_REQUEST', 268_443_715, '子商户号不存在，请检查sub_mchid'],
  billNotYours: [403, 'NO_AUTH', 268_443_701, '没有该商户账单的权限'],
  fundDayWrong: [400, 'INVALID_REQUEST', 268_435_461, '日期有误，只能查询90天内、次日上午10点以后的日终余额'],
  goldPlanJustClosed: [400, 'INVALID_REQUEST', 268_435_461, '关闭点金计划后需间隔24小时方可再次开通'],
  goldPlanClosed: [400, 'INVALID_REQUEST', 268_435_461, '该特约商户未开通点金计划'],
  uploadNotMultipart: [400, 'PARAM_ERROR', 268_435_461, 'Http头Content-Type必须为multipart/form-data，并带有boundary'],
  uploadMalformed: [400, 'PARAM_ERROR', 268_435_461, '请求体不是合法的multipart/form-data，须依次含有meta与file两部分'],
  uploadDigestDiffers: [400, 'PARAM_ERROR', 268_435_461, '文件摘要sha256与文件内容不一致'],
  uploadFormat: [400, 'PARAM_ERROR', 268_435_461, '文件格式不支持，请检查文件名后缀与文件内容'],
  uploadTooLarge: [400, 'PARAM_ERROR', 268_435_464, '文件大小超过限制'],
  billTokenWrong: [400, 'INVALID_REQUEST', 268_435_461, '账单下载地址无效或已过期，请重新申请账单'],
  subBillNotOpen: [403, 'NO_AUTH', 268_435_461, '未开通“下载二级商户资金账单”产品权限，请前往服务商平台>产品中心开通'],
  certificatesNone: [
    404,
    'RESOURCE_NOT_EXISTS',
    268_435_461,
    '无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。',
  ],
  bodyNotJson: [400, 'PARAM_ERROR', 268_435_461, '请求体不是合法的JSON'],
  bodyNotUtf8: [400, 'PARAM_ERROR', 268_435_461, '请求体不是UTF-8编码'],
  bodyTooLong: [400, 'PARAM_ERROR', 268_435_464, '请求体过长'],
  frequencyLimited: [429, 'FREQUENCY_LIMITED', 268_447_840, '请求频率超过限制，请降低频率后重试'],
  ruleLimited: [403, 'RULE_LIMIT', 268_448_010, '此商家的收款功能已被限制'],
  systemError: [500, 'SYSTEM_ERROR', 0, '系统错误，请用相同参数重新调用'],
  badGateway: [502, 'SERVICE_UNAVAILABLE', 0, '服务暂不可用，请用相同参数稍后重试'],
  unavailable: [503, 'SERVICE_UNAVAILABLE', 0, '服务暂不可用，请用相同参数稍后重试'],
} as const satisfies Record<string, readonly [number, string, number, string]>

export type RefusalName = keyof typeof LIST

/** What the caller reads of it. */
export function refusalWords(name: RefusalName): { code: string; status: number; message: string } {
  const [status, code, , message] = LIST[name]
  return { code, status, message }
}

/** `because` is for the developer only: shown in the request log, never sent. */
export function refuse(name: RefusalName, because: Because): Refusal {
  const [status, code, inner, message] = LIST[name]
  return new Refusal({ name, status, code, message, inner, because })
}
