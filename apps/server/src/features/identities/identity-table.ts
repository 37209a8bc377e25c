import { PublicError } from '../../errors.ts'
import type { Identity } from '../appids/identity.ts'
import {
  callerKind,
  needsPayer,
  PREPAID_PRODUCTS,
  PRODUCTS,
  type PrepaidProduct,
  type Product,
  type SingleProduct,
} from '../appids/product.ts'
import type { Standing } from '../payments/standing.ts'
import { codeRequests, combinedRequest, type ExampleRequest, prepaidRequest } from './example-request.ts'

/** What WeChat would be sent for one product, in one of the ways to pay by it. */
export type Way = {
  /** Under which appid the payer's openid is got; null where none is needed. */
  readonly payerAppid: string | null
  /** How the payer pays a combined order; null for a single one. */
  readonly paidBy: PrepaidProduct | null
  readonly identity: Omit<Identity, 'payer'>
  readonly request: ExampleRequest
}

/** How one product stands for one number: the ways to pay it, or what is in the way. */
export type ProductRow = {
  readonly product: Product
  readonly ways: readonly Way[]
  readonly problem: PublicError | null
}

/** Each product as a payment would find it now: the same functions decide, so that nothing here can differ from what is sent. */
export function identityTable(standing: Standing, notifyUrl: string, now: Date): ProductRow[] {
  return PRODUCTS.map((product) => {
    const { ways, problem } = waysOf(standing, product, { notifyUrl, now })
    return { product, ways, problem }
  })
}

type Surroundings = { readonly notifyUrl: string; readonly now: Date }
type Found = Pick<ProductRow, 'ways' | 'problem'>

function waysOf(standing: Standing, product: Product, surroundings: Surroundings): Found {
  if (product === 'combined') return combinedWays(standing, surroundings)
  return attempt(() =>
    product === 'code_payment'
      ? codeRequests(standing).map((asked) => ({ payerAppid: null, paidBy: null, ...asked }))
      : payersOf(standing, product).map((payerAppid) => {
          const asked = prepaidRequest(standing, { product, payerAppid, ...surroundings })
          return { payerAppid, paidBy: null, ...asked }
        }),
  )
}

/** A combined order can be made as long as one of the ways is open; where none is, what is in the way of the first is told. */
function combinedWays(standing: Standing, surroundings: Surroundings): Found {
  const found = PREPAID_PRODUCTS.map((paidBy) =>
    attempt(() =>
      payersOf(standing, paidBy).map((payerAppid) => {
        const asked = combinedRequest(standing, { paidBy, payerAppid, ...surroundings })
        return { payerAppid, paidBy, ...asked }
      }),
    ),
  )
  const ways = found.flatMap((one) => one.ways)
  return { ways, problem: ways.length > 0 ? null : found[0]!.problem }
}

function attempt(find: () => readonly Way[]): Found {
  try {
    return { ways: find(), problem: null }
  } catch (error) {
    if (!(error instanceof PublicError)) throw error
    return { ways: [], problem: error }
  }
}

/** Under which appids the payer's openid may be got: the bound ones, the default first, then the provider's. */
function payersOf({ boundAppids, ownAppids }: Standing, product: SingleProduct): readonly (string | null)[] {
  if (!needsPayer(product)) return [null]
  const bound = boundAppids.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault))
  const fitting = [...bound, ...ownAppids].filter(({ kind }) => kind === callerKind[product])
  const appids = [...new Set(fitting.map(({ appid }) => appid))]
  // Without any, the decision itself says what is missing.
  return appids.length > 0 ? appids : [null]
}
