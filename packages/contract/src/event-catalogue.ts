/** An event that merchants' systems may hear of, in words for those who write them. */
export type CataloguedEvent = {
  readonly type: string
  readonly en: string
  readonly zh: string
  /** What stands in `facts`, as an example. */
  readonly facts: Readonly<Record<string, string | number | null>>
}

const mode = 'test'
const payment = {
  ...{ mode, reference: 'order-1', product: 'native', amount: 1280, transaction_id: null, paid_at: null },
  ...{ store: 'sto_01kapb6dv5e8zrzjv2yhpx0j3t', terminal: null },
}
const paid = { transaction_id: '4200002026112400000000000001', paid_at: '2026-11-24T03:15:00.000Z' }
const applyment = {
  mode,
  merchant: 'mch_01kapb6dv5e8zrzjv2yhpx0j3t',
  name: '晴天咖啡',
  business_code: 'apl_01kapb6dv5e8zrzjv2yhpx0j3t',
  applyment_id: 2000002124775691,
}
const departure = { mode, merchant: 'mch_01kapb6dv5e8zrzjv2yhpx0j3t', name: '晴天咖啡' }
const refund = { mode, payment: 'pay_01kapb6dv5e8zrzjv2yhpx0j3t', reference: 'refund-1', amount: 400, store: null }

/** Every event that is told to webhooks. */
export const eventCatalogue: readonly CataloguedEvent[] = [
  {
    type: 'payment.paid',
    en: 'The payer has paid: deliver. It is final, and may come even after the payment looked closed.',
    zh: '付款成功，可以发货。此结果为最终结果，即使此前看似已关闭也可能到来。',
    facts: { ...payment, ...paid, state: 'paid' },
  },
  {
    type: 'payment.closed',
    en: 'Nobody can pay it any more: it lapsed, or was closed.',
    zh: '订单已过期或已关闭，不能再付款。',
    facts: { ...payment, state: 'closed' },
  },
  {
    type: 'payment.refused',
    en: 'WeChat does not take the order; GET /v1/payments/{id} says why. Nothing was paid.',
    zh: '微信支付不受理该订单，原因见 GET /v1/payments/{id}；没有发生付款。',
    facts: { ...payment, state: 'refused' },
  },
  {
    type: 'refund.processing',
    en: 'WeChat has taken the refund; the money is on its way back.',
    zh: '微信支付已受理退款，资金正在退回。',
    facts: { ...refund, state: 'processing' },
  },
  {
    type: 'refund.succeeded',
    en: 'The payer has the money back.',
    zh: '退款成功，付款人已收到退款。',
    facts: { ...refund, state: 'succeeded' },
  },
  {
    type: 'refund.abnormal',
    en: 'The money could not be given back, as with a cancelled bank card: a person must say where to.',
    zh: '退款异常（如银行卡已注销），需要人工处理退款去向。',
    facts: { ...refund, state: 'abnormal' },
  },
  {
    type: 'refund.closed',
    en: 'The refund ended without money going back.',
    zh: '退款关闭，没有资金退回。',
    facts: { ...refund, state: 'closed' },
  },
  {
    type: 'refund.refused',
    en: 'WeChat does not take the refund; GET /v1/refunds/{id} says why.',
    zh: '微信支付不受理该退款，原因见 GET /v1/refunds/{id}。',
    facts: { ...refund, state: 'refused' },
  },
  {
    type: 'applyment.submitted',
    en: 'The application is on its way to WeChat, for the first time or anew: it keeps its number.',
    zh: '申请单正在提交微信支付，首次或重新提交；编号不变。',
    facts: { ...applyment, state: 'submitting' },
  },
  {
    type: 'applyment.auditing',
    en: 'WeChat has taken the application and reviews it: one or two working days are usual.',
    zh: '微信支付已受理申请单，正在审核，通常需一到两个工作日。',
    facts: { ...applyment, state: 'auditing' },
  },
  {
    type: 'applyment.rejected',
    en: 'WeChat wants the application corrected: GET /v1/applyments/{id} says which fields and why. Submit it anew under its number.',
    zh: '微信支付驳回了申请单，字段与原因见 GET /v1/applyments/{id}；修改后以同一编号重新提交。',
    facts: { ...applyment, rejected_fields: 1, state: 'rejected' },
  },
  {
    type: 'applyment.refused',
    en: 'WeChat did not take the application; GET /v1/applyments/{id} says why.',
    zh: '微信支付没有受理申请单，原因见 GET /v1/applyments/{id}。',
    facts: { ...applyment, state: 'refused' },
  },
  {
    type: 'applyment.to_be_confirmed',
    en: 'The bank account is to be checked within ten days: `sign_url` is for a QR code that the super administrator scans.',
    zh: '须在 10 天内完成账户验证：由超级管理员扫描 `sign_url` 的二维码。',
    facts: { ...applyment, state: 'to_be_confirmed' },
  },
  {
    type: 'applyment.to_be_signed',
    en: 'The contract is to be signed within thirty days: `sign_url` is for a QR code that the super administrator scans.',
    zh: '须在 30 天内签约：由超级管理员扫描 `sign_url` 的二维码。',
    facts: { ...applyment, state: 'to_be_signed' },
  },
  {
    type: 'applyment.signing',
    en: 'It was signed; WeChat opens the permissions, which takes about half an hour.',
    zh: '已签约，微信支付正在开通权限，约需半小时。',
    facts: { ...applyment, state: 'signing' },
  },
  {
    type: 'applyment.expiring',
    en: 'The time to check the account or to sign is nearly over: `days_left` says how many days.',
    zh: '账户验证或签约的期限将到，剩余天数见 `days_left`。',
    facts: { ...applyment, days_left: 3, state: 'to_be_signed' },
  },
  {
    type: 'applyment.finished',
    en: 'The merchant has its number, `sub_mchid`, and may collect with the products of its scenes.',
    zh: '进件完成，特约商户号为 `sub_mchid`，可使用经营场景对应的支付产品收款。',
    facts: { ...applyment, sub_mchid: '1900000109', state: 'finished' },
  },
  {
    type: 'applyment.canceled',
    en: 'The application has ended: it was given up here, or its time to be signed is over.',
    zh: '申请单已作废：在此处取消，或签约期限已过。',
    facts: { ...applyment, state: 'canceled' },
  },
  {
    type: 'merchant.violation',
    en: 'WeChat’s risk control has punished or stopped a merchant or decided its appeal, or somebody has settled it: GET /v1/violations/{id} says what it means and what to do.',
    zh: '微信支付风控处罚、拦截了商户或处理了申诉，或有人将其结案；含义与处理办法见 GET /v1/violations/{id}。',
    facts: {
      ...{
        mode,
        merchant: 'mch_01kapb6dv5e8zrzjv2yhpx0j3t',
        sub_mchid: '1900000109',
        record_id: '202611241115000000001',
      },
      ...{ kind: 'punish', state: 'standing', risk_type: 'GAMBLING', punish_plan: '关闭支付权限' },
    },
  },
  {
    type: 'merchant.permission_withdrawn',
    en: 'WeChat has refused a request for want of a permission that it had granted: no more of the kind is sent until somebody writes down that it is granted again.',
    zh: '微信支付以没有权限为由拒绝了请求，说明已收回该产品或退款授权；在登记为重新开通之前，同类请求不再发送。',
    facts: {
      ...{ mode, merchant: 'mch_01kapb6dv5e8zrzjv2yhpx0j3t', sub_mchid: '1900000109', permission: 'app' },
      ...{ code: 'NO_AUTH', message: '商户号该产品权限未开通' },
      of: 'pay_01kapb6dv5e8zrzjv2yhpx0j3t',
    },
  },
  {
    type: 'merchant.leaving',
    en: 'The merchant is leaving: no new payments are taken; refunds and queries go on. Its files can be fetched until `exports_until` at least.',
    zh: '商户开始终止合作：不再受理新的支付，退款和查询照常；资料至少可导出至 `exports_until`。',
    facts: { ...departure, state: 'leaving', exports_until: '2026-12-24T03:15:00.000Z' },
  },
  {
    type: 'merchant.left',
    en: 'The merchant has left: its keys, people and invitations open nothing any more, and this is the last that its own endpoints hear.',
    zh: '商户已终止合作：其密钥、人员和邀请均已失效，这是其自有推送地址收到的最后一条事件。',
    facts: { ...departure, state: 'left' },
  },
  {
    type: 'merchant.returned',
    en: 'The leaving was taken back, or the merchant has come back after it had left (`from`): payments are taken again.',
    zh: '终止合作已撤回，或商户在终止后恢复合作（见 `from`）：重新受理支付。',
    facts: { ...departure, state: 'active', from: 'leaving' },
  },
  {
    type: 'webhook.test',
    en: 'You asked for a test: your endpoint is reached and the signature can be verified.',
    zh: '您请求的测试：端点可达，可用于验证签名。',
    facts: {},
  },
]
