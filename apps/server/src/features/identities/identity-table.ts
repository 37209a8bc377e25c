import { PublicError } from '../../errors.ts'
import { fen } from '../../kit/fen.ts'
import type { Identity, Product } from '../appids/identity.ts'
import type { PaymentRequest } from '../payments/payment-request.ts'
import { admit, type Standing } from '../payments/standing.ts'
import { toH5Order, toJsapiOrder, toOrder } from '../payments/to-wechat.ts'

/** What WeChat would be sent for one product, under one choice of the payer's appid. */
export type Way = {
  readonly payerAppid: string | null
  readonly identity: Identity
  readonly request: { readonly method: 'POST'; readonly path: string; readonly body: object }
}

/** How one product stands for one number: the ways to pay it, or what is in the way. */
export type ProductRow = {
  readonly product: Product
  readonly ways: readonly Way[]
  readonly problem: PublicError | null
}

const products: readonly Product[] = ['jsapi', 'mini_program', 'native', 'app', 'h5']
const paths: Readonly<Record<Product, string>> = {
  jsapi: 'jsapi',
  mini_program: 'jsapi',
  native: 'native',
  app: 'app',
  h5: 'h5',
}
const payerKinds = { jsapi: 'service_account', mini_program: 'mini_program' } as const

const exampleAmount = fen(100)
const exampleExpiryMs = 2 * 3_600_000

/** Each product as a payment would find it now: the same functions decide, so that nothing here can differ from what is sent. */
export function identityTable(standing: Standing, notifyUrl: string, now: Date): ProductRow[] {
  return products.map((product) => rowOf(standing, product, notifyUrl, now))
}

function rowOf(standing: Standing, product: Product, notifyUrl: string, now: Date): ProductRow {
  try {
    const ways = payersOf(standing, product).map((payer) => wayOf(standing, requestOf(product, payer), notifyUrl, now))
    return { product, ways, problem: null }
  } catch (error) {
    if (!(error instanceof PublicError)) throw error
    return { product, ways: [], problem: error }
  }
}

/** Under which appids the payer's openid may be got: the bound ones, the default first, then the provider's. */
function payersOf({ boundAppids, ownAppids }: Standing, product: Product): readonly (string | null)[] {
  if (product !== 'jsapi' && product !== 'mini_program') return [null]
  const bound = boundAppids.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))
  const fitting = [...bound, ...ownAppids].filter(({ kind }) => kind === payerKinds[product])
  const appids = [...new Set(fitting.map(({ appid }) => appid))]
  // Without any, the decision itself says what is missing.
  return appids.length > 0 ? appids : [null]
}

function requestOf(product: Product, payerAppid: string | null): PaymentRequest {
  const payer = payerAppid === null ? {} : { openid: `(openid · ${payerAppid})`, appid: payerAppid }
  const ip = product === 'h5' ? { ip: '203.0.113.7' } : {}
  const words = { merchant: '', description: '示例商品', reference: 'example', amount: exampleAmount }
  return { ...words, product, payer: { ...payer, ...ip } }
}

function wayOf(standing: Standing, request: PaymentRequest, notifyUrl: string, now: Date): Way {
  const identity = admit(standing, request)
  const { description } = request
  const expiresAt = new Date(Math.floor((now.getTime() + exampleExpiryMs) / 1000) * 1000)
  const order = { identity, id: 'pay_example', description, expiresAt, notifyUrl, amount: exampleAmount }
  const body = bodyOf(order, request)
  const path = `/v3/pay/partner/transactions/${paths[request.product]}`
  return { payerAppid: request.payer?.appid ?? null, identity, request: { method: 'POST', path, body } }
}

function bodyOf(order: Parameters<typeof toOrder>[0], request: PaymentRequest): object {
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
