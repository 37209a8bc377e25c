import type { AppidKind } from './appid.ts'

/** What is ordered first, and paid by what the order brings: a prepay id, a code, a link. */
export type PrepaidProduct = 'jsapi' | 'mini_program' | 'native' | 'app' | 'h5'

/** What is one order by itself. In a code payment 付款码支付 the payer shows the code, and the order is the payment. */
export type SingleProduct = PrepaidProduct | 'code_payment'

/** All that a payment may have been made by: `combined` is one order of several that one act pays 合单支付. */
export type Product = SingleProduct | 'combined'

/** In the order in which people compare them. */
export const PREPAID_PRODUCTS: readonly PrepaidProduct[] = ['jsapi', 'mini_program', 'native', 'app', 'h5']
export const PRODUCTS: readonly Product[] = [...PREPAID_PRODUCTS, 'code_payment', 'combined']

/** The kind of program that calls the product up; a code and a link need none. */
export const callerKind: Readonly<Record<SingleProduct, AppidKind | null>> = {
  jsapi: 'service_account',
  mini_program: 'mini_program',
  app: 'mobile_app',
  native: null,
  h5: null,
  code_payment: null,
}

/** Whether the order says who pays; otherwise whoever has the code, the link or the program does. */
export function needsPayer(product: Product): product is 'jsapi' | 'mini_program' {
  return product === 'jsapi' || product === 'mini_program'
}
