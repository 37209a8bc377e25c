import type { Mode } from './account.ts'

/** Who asks: a merchant sees what is its own, a provider all that is its own; nobody sees the other mode. */
export type Viewer = { readonly providerId: string; readonly merchantId: string | null; readonly mode: Mode }

export function isVisible(thing: { readonly mode: Mode; readonly merchantId: string }, viewer: Viewer): boolean {
  return thing.mode === viewer.mode && (viewer.merchantId === null || thing.merchantId === viewer.merchantId)
}
