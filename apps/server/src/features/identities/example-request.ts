import { fen } from '../../kit/fen.ts'
import type { CombinedIdentity } from '../appids/combined-identity.ts'
import type { Identity } from '../appids/identity.ts'
import type { PrepaidProduct } from '../appids/product.ts'
import type { PaymentRequest } from '../payments/payment-request.ts'
import { admit, admitCombined, type Standing } from '../payments/standing.ts'
import { type OrderedByCode, toCodeOrder, toMicropay } from '../payments/to-code-payment.ts'
import {
  type OrderedTogether,
  toCombinedH5Order,
  toCombinedJsapiOrder,
  toCombinedOrder,
} from '../payments/to-combined-order.ts'
import { type Ordered, toH5Order, toJsapiOrder, toOrder } from '../payments/to-wechat.ts'

/** A request as WeChat would be sent it; amounts, names and numbers are examples. */
export type ExampleRequest = { readonly method: 'POST'; readonly path: string; readonly body: object }

type Asked = { readonly identity: Omit<Identity, 'payer'>; readonly request: ExampleRequest }

type Surroundings = { readonly payerAppid: string | null; readonly notifyUrl: string; readonly now: Date }

const endpoints: Readonly<Record<PrepaidProduct, string>> = {
  jsapi: 'jsapi',
  mini_program: 'jsapi',
  native: 'native',
  app: 'app',
  h5: 'h5',
}
const partnerPath = '/v3/pay/partner/transactions'

const amount = fen(100)
const expiryMs = 2 * 3_600_000
const description = '示例商品'
const ip = '203.0.113.7'
const scan = { authCode: '134567890123456789', store: { out_id: 'example-store' }, ip }

/** An order by itself. @throws PublicError what is in its way, as for a payment */
export function prepaidRequest(
  standing: Standing,
  { product, payerAppid, notifyUrl, now }: Surroundings & { readonly product: PrepaidProduct },
): Asked {
  const request = { ...paymentRequest, product, payer: payerOf(product, payerAppid) }
  const identity = admit(standing, request)
  const order = { identity, id: 'pay_example', description, expiresAt: expiryAt(now), notifyUrl, amount }
  return { identity, request: post(`${partnerPath}/${endpoints[product]}`, bodyOf(order, request)) }
}

/** A payment by the payer's code: over APIv3, and over APIv2, which is there still. */
export function codeRequests(standing: Standing): Asked[] {
  const identity = admit(standing, { product: 'code_payment' })
  const order: OrderedByCode = { identity, id: 'pay_example', description, amount }
  const named = identity.reasons.map(({ field, ...reason }) => ({ ...reason, field: v2Names[field] ?? field }))
  // The client itself writes the account's own number into each call.
  const micropay = { mch_id: identity.spMchid, ...toMicropay(order, scan) }
  return [
    { identity, request: post(`${partnerPath}/codepay`, toCodeOrder(order, scan)) },
    { identity: { ...identity, reasons: named }, request: post('/pay/micropay', micropay) },
  ]
}

const v2Names: Readonly<Record<string, string>> = { sp_mchid: 'mch_id', sp_appid: 'appid', sub_mchid: 'sub_mch_id' }

/** A combined order of which this number's is the one part: those of other merchants are decided as it is. */
export function combinedRequest(
  standing: Standing,
  { paidBy, payerAppid, notifyUrl, now }: Surroundings & { readonly paidBy: PrepaidProduct },
): Asked {
  const identity = admitCombined({ paidBy, payer: payerOf(paidBy, payerAppid), parts: [{ standing }] })
  const parts = [{ id: 'pay_example', description, amount }]
  const order = { identity, id: 'combined_example', expiresAt: expiryAt(now), notifyUrl, parts }
  const path = `/v3/combine-transactions/${endpoints[paidBy]}`
  return { identity: wholeOf(identity), request: post(path, combinedBodyOf(order, paidBy)) }
}

const paymentRequest = { merchant: '', description, reference: 'example', amount }

function payerOf(product: PrepaidProduct, appid: string | null): NonNullable<PaymentRequest['payer']> {
  if (product === 'h5') return { ip }
  return appid === null ? {} : { openid: `(openid · ${appid})`, appid }
}

function bodyOf(order: Ordered, request: PaymentRequest): object {
  switch (request.product) {
    case 'jsapi':
    case 'mini_program':
      return toJsapiOrder(order, request)
    case 'h5':
      return toH5Order(order, request)
    default:
      return toOrder(order)
  }
}

function combinedBodyOf(order: OrderedTogether, paidBy: PrepaidProduct): object {
  switch (paidBy) {
    case 'jsapi':
    case 'mini_program':
      return toCombinedJsapiOrder(order)
    case 'h5':
      return toCombinedH5Order(order, ip)
    default:
      return toCombinedOrder(order)
  }
}

/** The part, with the reasons of the whole. */
function wholeOf({ parts: [part], reasons }: CombinedIdentity): Omit<Identity, 'payer'> {
  return { ...part!, reasons }
}

function expiryAt(now: Date): Date {
  return new Date(Math.floor((now.getTime() + expiryMs) / 1000) * 1000)
}

function post(path: string, body: object): ExampleRequest {
  return { method: 'POST', path, body }
}
