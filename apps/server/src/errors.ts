type Entry = {
  readonly status: number
  readonly message: string
  readonly messageZh: string
  readonly next: string
  readonly nextZh: string
}

/** Everything a caller may be told went wrong. A code, once released, is never reused; docs/errors.md lists them all. */
export const catalogue = {
  BAD_REQUEST: {
    status: 400,
    message: 'A field of the request is missing, unknown or not of its type.',
    messageZh: '请求中有字段缺失、未知或类型不符。',
    next: 'Correct the field named here and send the request again.',
    nextZh: '请改正所指字段后重新提交。',
  },
  BODY_UNREADABLE: {
    status: 400,
    message: 'The body is not JSON.',
    messageZh: '请求正文不是合法的 JSON。',
    next: 'Send a JSON body with content type application/json.',
    nextZh: '请以 application/json 发送 JSON 正文。',
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: 'The body is too large.',
    messageZh: '请求正文过大。',
    next: 'Send less; the limit is in the details.',
    nextZh: '请减小正文，上限见 details。',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    status: 415,
    message: 'This content type is not understood.',
    messageZh: '不支持的内容类型。',
    next: 'Send application/json.',
    nextZh: '请使用 application/json。',
  },
  UNAUTHENTICATED: {
    status: 401,
    message: 'The API key is missing, unknown or revoked.',
    messageZh: 'API 密钥缺失、无效或已吊销。',
    next: 'Send a valid key as `Authorization: Bearer tk_…`.',
    nextZh: '请以 `Authorization: Bearer tk_…` 携带有效密钥。',
  },
  NOT_ALLOWED: {
    status: 403,
    message: 'This key may not do that.',
    messageZh: '该密钥无权执行此操作。',
    next: "Use a provider's key, or the key of the merchant concerned.",
    nextZh: '请使用服务商密钥，或相关商户自己的密钥。',
  },
  NOT_FOUND: {
    status: 404,
    message: 'There is nothing at this address.',
    messageZh: '此地址不存在。',
    next: 'See /docs for the addresses.',
    nextZh: '接口地址见 /docs。',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: 'Too many requests.',
    messageZh: '请求过于频繁。',
    next: 'Wait as long as Retry-After says, then send the same request again.',
    nextZh: '请按 Retry-After 等待后，用原参数重试。',
  },
  INTERNAL: {
    status: 500,
    message: 'Something broke on our side. The outcome of this request is not known.',
    messageZh: '系统内部错误，本次请求的结果未知。',
    next: 'Send the same request again with the same reference: nothing is done twice.',
    nextZh: '请以相同的 reference 和参数重试，不会重复执行。',
  },
  UNAVAILABLE: {
    status: 503,
    message: 'The service cannot answer just now.',
    messageZh: '服务暂时不可用。',
    next: 'Send the same request again in a few seconds.',
    nextZh: '请几秒后以相同参数重试。',
  },
  MERCHANT_REQUIRED: {
    status: 400,
    message: "A provider's key must name the merchant it acts for.",
    messageZh: '服务商密钥必须指明所代表的商户。',
    next: 'Add `merchant`.',
    nextZh: '请填写 `merchant`。',
  },
  MERCHANT_NOT_FOUND: {
    status: 404,
    message: 'You have no such merchant.',
    messageZh: '没有这个商户。',
    next: 'GET /v1/merchants lists yours.',
    nextZh: '可用 GET /v1/merchants 查看名下商户。',
  },
  NO_SUB_MERCHANT: {
    status: 409,
    message: 'The merchant has no WeChat sub-merchant number for this mode.',
    messageZh: '该商户在此模式下没有微信支付特约商户号。',
    next: 'Onboard the merchant with WeChat Pay, or use a key of the other mode.',
    nextZh: '请先完成进件，或使用另一模式（test/live）的密钥。',
  },
  SUB_MERCHANT_AMBIGUOUS: {
    status: 400,
    message: 'The merchant has several sub-merchant numbers; the request must name one.',
    messageZh: '该商户有多个特约商户号，请求须指明其一。',
    next: 'Add `sub_merchant`.',
    nextZh: '请填写 `sub_merchant`。',
  },
  PERMISSION_MISSING: {
    status: 409,
    message: 'WeChat has not granted this merchant the product.',
    messageZh: '微信支付尚未为该商户开通此产品权限。',
    next: 'Ask the account manager to grant it; until then use another product.',
    nextZh: '请联系商务经理开通；在此之前请使用其他支付产品。',
  },
  PRODUCT_NOT_FOR_SUBJECT: {
    status: 409,
    message: 'WeChat does not offer this product to a business of this kind.',
    messageZh: '微信支付不向此类主体提供该产品。',
    next: 'Use another product: H5 is not for individual businesses.',
    nextZh: '请使用其他支付产品：个体户不能使用 H5 支付。',
  },
  NATIVE_MODE_ONE_UNSUPPORTED: {
    status: 400,
    message: 'Native mode 1 does not exist for service providers.',
    messageZh: '服务商模式不支持扫码支付模式一。',
    next: 'Use `native` (mode 2), which makes a code for each order.',
    nextZh: '请使用 `native`（模式二），每笔订单生成一个二维码。',
  },
  IDENTITY_INCOMPLETE: {
    status: 409,
    message: 'Something is missing to know who we are to WeChat in this payment.',
    messageZh: '缺少信息，无法确定本次支付对微信的身份字段。',
    next: 'See `missing` in the details.',
    nextZh: '缺少的内容见 details.missing。',
  },
  PAYER_REQUIRED: {
    status: 400,
    message: 'This product needs the payer: an openid and the appid it belongs to.',
    messageZh: '该产品需要付款人信息：openid 及其所属的 appid。',
    next: 'Add `payer` with `openid` and `appid`; run OAuth on the appid named in the details.',
    nextZh: '请在 `payer` 中填写 `openid` 与 `appid`；应在 details 所示 appid 上做网页授权。',
  },
  PAYER_APPID_MISMATCH: {
    status: 400,
    message: 'The openid belongs to an appid that takes no part in this payment.',
    messageZh: '该 openid 所属的 appid 与本次支付无关。',
    next: 'Use an openid of one of the appids named in the details.',
    nextZh: '请使用 details 所列 appid 之一的 openid。',
  },
  PAYER_IP_REQUIRED: {
    status: 400,
    message: "H5 needs the payer's own ip.",
    messageZh: 'H5 支付需要付款人的真实 IP。',
    next: 'Add `payer.ip`.',
    nextZh: '请填写 `payer.ip`。',
  },
  EXPIRY_OUT_OF_RANGE: {
    status: 400,
    message: 'The expiry is too near or too far.',
    messageZh: '过期时间过近或过远。',
    next: 'Choose a moment at least one minute and at most seven days ahead.',
    nextZh: '请选择一分钟之后、七天之内的时间。',
  },
  WEBHOOK_NOT_FOUND: {
    status: 404,
    message: 'You have no such webhook endpoint.',
    messageZh: '没有这个 webhook 端点。',
    next: 'Register it with POST /v1/webhook-endpoints, or leave the field out.',
    nextZh: '请用 POST /v1/webhook-endpoints 登记，或不填此字段。',
  },
  WEBHOOK_ADDRESS_FORBIDDEN: {
    status: 400,
    message: 'A webhook must be an https address on the public internet.',
    messageZh: 'webhook 必须是公网 https 地址。',
    next: 'Use a public https address; private networks must be allowed by the operator.',
    nextZh: '请使用公网 https 地址；内网地址须由运维方放行。',
  },
  DELIVERY_NOT_FOUND: {
    status: 404,
    message: 'You have no such webhook delivery.',
    messageZh: '没有这次 webhook 投递。',
    next: 'GET /v1/webhook-deliveries lists yours.',
    nextZh: '可用 GET /v1/webhook-deliveries 查看。',
  },
  API_KEY_NOT_FOUND: {
    status: 404,
    message: 'You have no such API key.',
    messageZh: '没有这个 API 密钥。',
    next: 'GET /v1/api-keys lists yours.',
    nextZh: '可用 GET /v1/api-keys 查看。',
  },
  PAYMENT_NOT_FOUND: {
    status: 404,
    message: 'You have no such payment.',
    messageZh: '没有这笔支付。',
    next: 'Check the id and the mode (test or live) of the key.',
    nextZh: '请核对编号与密钥的模式（test 或 live）。',
  },
  PAYMENT_DIFFERS: {
    status: 409,
    message: 'This reference was first used with another value.',
    messageZh: '该 reference 首次使用时的参数与本次不同。',
    next: 'Send the first value again, or choose a new reference for a new payment.',
    nextZh: '请使用首次的参数，或为新的支付使用新的 reference。',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 409,
    message: 'This Idempotency-Key was first used for another request.',
    messageZh: '该 Idempotency-Key 首次用于另一请求。',
    next: 'Choose a new key for a new request.',
    nextZh: '请为新的请求使用新的 Idempotency-Key。',
  },
  PAYMENT_NOT_CLOSABLE: {
    status: 409,
    message: 'The payment is final and cannot be closed.',
    messageZh: '该支付已是终态，不能关闭。',
    next: 'A paid payment is undone by a refund.',
    nextZh: '已支付的订单请使用退款。',
  },
  PAYMENT_NOT_PAID: {
    status: 409,
    message: 'Only a paid payment can be refunded.',
    messageZh: '只有已支付的订单才能退款。',
    next: 'Wait for `payment.paid`, or close the payment.',
    nextZh: '请等待 `payment.paid`，或关闭该支付。',
  },
  REFUND_NOT_FOUND: {
    status: 404,
    message: 'You have no such refund.',
    messageZh: '没有这笔退款。',
    next: 'Check the id and the mode (test or live) of the key.',
    nextZh: '请核对编号与密钥的模式（test 或 live）。',
  },
  REFUND_DIFFERS: {
    status: 409,
    message: 'This reference was first used with another value.',
    messageZh: '该 reference 首次使用时的参数与本次不同。',
    next: 'Send the first value again, or choose a new reference for a new refund.',
    nextZh: '请使用首次的参数，或为新的退款使用新的 reference。',
  },
  REFUND_TOO_LARGE: {
    status: 409,
    message: 'The amount is more than what is left to refund.',
    messageZh: '退款金额超过可退余额。',
    next: 'Refund at most the amount left, which is in the details.',
    nextZh: '最多可退 details.left_fen。',
  },
  TOO_MANY_REFUNDS: {
    status: 409,
    message: 'A payment takes at most 50 refunds.',
    messageZh: '一笔支付最多退款 50 次。',
    next: 'Settle the rest with the payer another way.',
    nextZh: '其余部分请以其他方式与付款人结清。',
  },
  REFUND_TOO_LATE: {
    status: 409,
    message: 'WeChat takes refunds for one year after the payment.',
    messageZh: '支付超过一年，微信支付不再受理退款。',
    next: 'Pay the payer back another way.',
    nextZh: '请以其他方式退还付款人。',
  },
  REFUND_NOT_AUTHORISED: {
    status: 409,
    message: 'The sub-merchant has not authorised the provider to refund.',
    messageZh: '子商户还没有授权服务商退款。',
    next: 'Let it authorise at its merchant platform (my authorised products; effective in about 10 minutes), or refund by hand there.',
    nextZh: '请让它在商户平台 → 我的授权产品 中授权，约 10 分钟后生效；在此之前可在商户平台手工退款。',
  },
} as const satisfies Record<string, Entry>

export type ErrorCode = keyof typeof catalogue
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** A failure the caller can act on: the only kind that an answer may carry. */
export class PublicError extends Error {
  override readonly name = 'PublicError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(catalogue[code].message)
    this.code = code
    this.details = details
  }
}

/** Our books and WeChat's differ. Nothing is written of the move; the work waits, and a person is called. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement'
  readonly kind: string
  readonly ours: Readonly<Record<string, unknown>>
  readonly theirs: Readonly<Record<string, unknown>>

  constructor(
    kind: string,
    message: string,
    ours: Readonly<Record<string, unknown>>,
    theirs: Readonly<Record<string, unknown>>,
  ) {
    super(message)
    this.kind = kind
    this.ours = ours
    this.theirs = theirs
  }
}
