import type { Because } from '../explain/because.ts'
import type { SigningReport } from '../explain/signing/report.ts'
import type { Refusal } from '../kit/refusal.ts'
import type { RefusalName } from '../wechat/refusals.ts'

// Said before anything is done, and unsigned: `return_code` FAIL with the message alone. The code is for the log.
const TALK = {
  notPost: ['REQUIRE_POST_METHOD', '请使用post方法'],
  bodyEmpty: ['POST_DATA_EMPTY', 'post数据为空'],
  notUtf8: ['NOT_UTF8', '编码格式错误'],
  notXml: ['XML_FORMAT_ERROR', 'XML格式错误'],
  mchidMissing: ['LACK_PARAMS', 'mch_id参数格式错误'],
  mchidUnknown: ['MCHID_NOT_EXIST', '商户号不存在'],
  subMerchantCalls: ['SIGNERROR', '普通商户不允许传sub_mch_id'],
  badSign: ['SIGNERROR', '签名错误'],
  badSignType: ['SIGNERROR', '签名类型错误，请检查sign_type'],
  otherCertificate: ['CA_ERROR', 'certificate not match'],
  // Of downloadbill alone, whose codes are numbers and are sent as `error_code`.
  billDayWrong: ['20001', 'invalid bill_date'],
  billNone: ['20002', 'No Bill Exist'],
  billCreating: ['20003', 'Bill Creating'],
  refundAuthorityMissing: ['NOAUTH', '服务商与特约商户关系上，该产品授权已被解除'],
} as const

// Said of the deed, and signed: `result_code` FAIL with `err_code` and `err_code_des`.
const DEED = {
  appidUnknown: ['APPID_NOT_EXIST', 'APPID不存在'],
  directMode: ['NO_AUTH', '商户无此接口权限：受理机构必须传入sub_mch_id'],
  fieldMissing: ['LACK_PARAMS', '缺少必要的请求参数'],
  fieldWrong: ['PARAM_ERROR', '参数错误'],
  fundDayWrong: ['PARAM_ERROR', '参数错误：bill_date参数有误'],
  fundBillNone: ['NO_BILL_EXIST', '账单不存在'],
  fundBillCreating: ['BILL_CREATING', '账单未生成'],
  refundUnknown: ['REFUNDNOTEXIST', '退款订单查询失败'],
  subjectsDiffer: ['INVALID_REQUEST', '主体不一致：公众号或应用的主体与特约商户的主体不一致'],
  pathsFull: ['INVALID_REQUEST', '每个商户最多配置5个支付授权目录'],
  recommendOne: ['PARAM_ERROR', 'subscribe_appid和receipt_appid必须二选一'],
  recommendKind: ['PARAM_ERROR', 'APPID的类型不支持推荐'],
  recommendTooSoon: ['INVALID_REQUEST', '推荐关注配置后30天内不能修改'],
  codepayClosed: ['NOAUTH', '商户无此接口权限'],
  userPaying: ['USERPAYING', '需要用户输入支付密码'],
  buyerMismatch: ['BUYER_MISMATCH', '暂不支持同一笔订单更换支付方'],
  balanceShort: ['NOTENOUGH', '基本账户余额不足，请充值后重新发起'],
  collectingLimited: ['NO_AUTH', '此商家的收款功能已被限制'],
  frequencyLimited: ['FREQUENCY_LIMITED', '频率限制，请降低频率后重试'],
  systemError: ['SYSTEMERROR', '接口返回错误，系统异常，请用相同参数重新调用'],
} as const

// The same refusal, as the two APIs call it. Codes that are not listed are called the same.
const CODES: Readonly<Record<string, string>> = {
  MCH_NOT_EXISTS: 'MCHID_NOT_EXIST',
  ORDER_NOT_EXIST: 'ORDERNOTEXIST',
  ORDER_PAID: 'ORDERPAID',
  ORDER_CLOSED: 'ORDERCLOSED',
  NOT_ENOUGH: 'NOTENOUGH',
  SYSTEM_ERROR: 'SYSTEMERROR',
}
const CODES_BY_NAME: { readonly [Name in RefusalName]?: string } = {
  alreadyPaid: 'ORDERPAID',
  refundOrderUnknown: 'ORDERNOTEXIST',
  refundTotalDiffers: 'REFUND_FEE_MISMATCH',
  refundTooLate: 'TRADE_OVERDUE',
  codeReserved: 'NOAUTH',
  // The code that says, with recall=Y, that the same call may succeed later.
  reverseTooEarly: 'SYSTEMERROR',
}

export type TalkName = keyof typeof TALK
export type DeedName = keyof typeof DEED

/** A "no" of APIv2. `because` is for the developer only: shown in the request log, never sent. */
export class V2Refusal extends Error {
  readonly kind: 'talk' | 'deed'
  readonly code: string
  readonly says: string
  readonly because: Because
  readonly signing: SigningReport | null

  constructor(
    kind: 'talk' | 'deed',
    code: string,
    says: string,
    because: Because,
    signing: SigningReport | null = null,
  ) {
    super(`${code}: ${says}`)
    this.kind = kind
    this.code = code
    this.says = says
    this.because = because
    this.signing = signing
  }
}

/** What both APIs refuse for the same reason, in the words of this one. */
export function translated({ facts }: Refusal): V2Refusal {
  if (facts.name === 'refundAuthorityMissing') return refuseTalk('refundAuthorityMissing', facts.because)
  const code = CODES_BY_NAME[facts.name as RefusalName] ?? CODES[facts.code] ?? facts.code
  return new V2Refusal('deed', code, facts.message, facts.because)
}

export function refuseTalk(name: TalkName, because: Because, signing?: SigningReport): V2Refusal {
  const [code, says] = TALK[name]
  return new V2Refusal('talk', code, says, because, signing)
}

/** `about` is put behind WeChat's own words: the field, for the most part. */
export function refuseDeed(name: DeedName, because: Because, about = ''): V2Refusal {
  const [code, says] = DEED[name]
  return new V2Refusal('deed', code, says + about, because)
}

export function isDeedName(name: string): name is DeedName {
  return Object.hasOwn(DEED, name)
}
