import { PublicError } from '../../errors.ts'
import type { PrepaidProduct, Product } from '../appids/product.ts'

/** What a merchant's system asks for, in the API's own words. `merchant` is always filled in. */
export type PaymentRequest = {
  readonly merchant: string
  readonly sub_merchant?: string
  /** What can be made here. */
  readonly product: PrepaidProduct
  readonly amount: number
  readonly description: string
  readonly reference: string
  readonly expires_at?: string
  readonly payer?: { readonly openid?: string; readonly appid?: string; readonly ip?: string }
  readonly appid?: string
  readonly store?: string
  readonly terminal?: string
  readonly metadata?: Readonly<Record<string, string>>
  readonly webhook?: string
}

/** What is kept of the request with a payment: one that was imported may be by a product that is not made here. */
export type KeptRequest = Omit<PaymentRequest, 'product'> & { readonly product: Product }

// How callers who know mode 1 ask for it: by a product that they price later, or by a name of the mode.
const modeOneNames = ['native_mode_one', 'native_mode_1', 'native_1', 'native1']

/** Native mode 1 does not exist for service providers (M11). Who asks for it is told so, and what to use instead. */
export function assertNotModeOne(asked: unknown): void {
  const { product, product_id } = (asked ?? {}) as { product?: unknown; product_id?: unknown }
  if (product_id !== undefined) throw new PublicError('NATIVE_MODE_ONE_UNSUPPORTED', { field: 'product_id' })
  if (modeOneNames.includes(String(product))) throw new PublicError('NATIVE_MODE_ONE_UNSUPPORTED', { field: 'product' })
}

/** The field in which a repeat differs from the first request, or null: it is the same only if every field is. */
export function differingField(first: KeptRequest, repeat: PaymentRequest): string | null {
  const keys = new Set([...Object.keys(first), ...Object.keys(repeat)]) as Set<keyof PaymentRequest>
  for (const key of keys) {
    if (canonical(first[key]) !== canonical(repeat[key])) return key
  }
  return null
}

export function assertSameRequest(first: KeptRequest, repeat: PaymentRequest): void {
  const field = differingField(first, repeat)
  if (field) throw new PublicError('PAYMENT_DIFFERS', { field })
}

/** The same text for the same value, whatever the order of keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
