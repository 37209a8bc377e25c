import { PublicError } from '../../errors.ts'
import type { Viewer } from '../providers/viewer.ts'

/** A place of a merchant where payments are taken. */
export type Store = {
  readonly id: string
  readonly merchantId: string
  readonly name: string
  /** The merchant's own number for it, of which no two are the same. */
  readonly number: string | null
  /** Its district, by GB/T 2260. */
  readonly areaCode: string
  readonly address: string
  readonly phone: string | null
  /** A closed one stays, for the payments that name it. */
  readonly state: 'open' | 'closed'
  readonly createdAt: Date
}

export type NewStore = Pick<Store, 'merchantId' | 'name' | 'number' | 'areaCode' | 'address' | 'phone'>
export type StoreChange = Partial<Pick<Store, 'name' | 'number' | 'areaCode' | 'address' | 'phone' | 'state'>>

export type StoreFilter = {
  readonly merchantId: string | null
  readonly state: Store['state'] | null
  /** Part of the name, or the whole number. */
  readonly query: string | null
}

/** More than any chain has in China. */
export const maxStoresPerMerchant = 20_000

/** The part of a store or a terminal by which it is known whose it is. */
type Placed = { readonly merchantId: string; readonly storeId: string }

/** Whether somebody may look at a store, or at what stands in it; whoever is bound to one store sees that one only. */
export function isThere({ merchantId, storeId }: Placed, viewer: Viewer): boolean {
  if (viewer.merchantIds && !viewer.merchantIds.includes(merchantId)) return false
  if (viewer.storeId !== undefined && viewer.storeId !== storeId) return false
  return viewer.merchantId === null || viewer.merchantId === merchantId
}

/** What is given of a change and is not so already: null where nothing is. */
export function changesOf<T extends object>(before: T, change: Partial<T>): Partial<T> | null {
  const changed = Object.entries(change).filter(([key, value]) => before[key as keyof T] !== value)
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Partial<T>)
}

/** @throws PublicError STORE_CLOSED */
export function assertOpen({ id, state }: Pick<Store, 'id' | 'state'>): void {
  if (state === 'closed') throw new PublicError('STORE_CLOSED', { field: 'store', store: id })
}
