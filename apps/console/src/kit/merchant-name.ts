import type { Merchant } from '@teyue/contract/merchant'
import { useList } from './reading.ts'

/** A merchant by its name, as far as the first hundred go; its id else. */
export function useMerchantName(): (id: string) => string {
  const merchants = useList<Merchant>('/v1/merchants', { limit: '100' })
  return (id) => merchants.rows.find((one) => one.id === id)?.name ?? id
}
