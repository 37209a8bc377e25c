import type { Mode } from './account.ts'

/** Who asks: a merchant sees what is its own, a provider all that is its own; nobody sees the other mode. */
export type Viewer = {
  readonly providerId: string
  readonly merchantId: string | null
  /** An agent's: of all the provider's merchants it sees these. */
  readonly merchantIds?: readonly string[]
  /** A cashier's who is bound to one of the merchant's stores: of its payments it sees those. */
  readonly storeId?: string
  readonly mode: Mode
}

/** Of what is taken in stores, `storeId` says where; null is nowhere. */
type Thing = { readonly mode: Mode; readonly merchantId: string; readonly storeId?: string | null }

export function isVisible(thing: Thing, viewer: Viewer): boolean {
  const { merchantId, merchantIds, storeId } = viewer
  if (storeId !== undefined && thing.storeId !== undefined && thing.storeId !== storeId) return false
  if (merchantIds && !merchantIds.includes(thing.merchantId)) return false
  return thing.mode === viewer.mode && (merchantId === null || thing.merchantId === merchantId)
}
