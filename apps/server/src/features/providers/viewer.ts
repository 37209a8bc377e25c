import type { Mode } from './account.ts'

/** Who asks: a merchant sees what is its own, a provider all that is its own; nobody sees the other mode. */
export type Viewer = {
  readonly providerId: string
  readonly merchantId: string | null
  /** An agent's: of all the provider's merchants it sees these. */
  readonly merchantIds?: readonly string[]
  readonly mode: Mode
}

export function isVisible(thing: { readonly mode: Mode; readonly merchantId: string }, viewer: Viewer): boolean {
  const { merchantId, merchantIds } = viewer
  if (merchantIds && !merchantIds.includes(thing.merchantId)) return false
  return thing.mode === viewer.mode && (merchantId === null || thing.merchantId === merchantId)
}
