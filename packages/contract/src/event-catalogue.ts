/** An event that merchants' systems may hear of, in words for those who write them. */
export type CataloguedEvent = {
  readonly type: string
  readonly en: string
  readonly zh: string
  /** What stands in `facts`, as an example. */
  readonly facts: Readonly<Record<string, string | number | null>>
}

const mode = 'test'
const payment = { mode, reference: 'order-1', product: 'native', amount: 1280, transaction_id: null, paid_at: null }
const paid = { transaction_id: '4200002026112400000000000001', paid_at: '2026-11-24T03:15:00.000Z' }
const refund = { mode, payment: 'pay_01kapb6dv5e8zrzjv2yhpx0j3t', reference: 'refund-1', amount: 400 }

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
    type: 'webhook.test',
    en: 'You asked for a test: your endpoint is reached and the signature can be verified.',
    zh: '您请求的测试：端点可达，可用于验证签名。',
    facts: {},
  },
]
