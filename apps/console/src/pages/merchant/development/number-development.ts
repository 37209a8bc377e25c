import type { Development } from '@teyue/contract/development'
import type { Merchant } from '@teyue/contract/merchant'
import { useRead } from '../../../kit/reading.ts'

const REFRESHED_EVERY_MS = 5_000

export type NumberDevelopment = Development['sub_merchants'][number]
export type NumberProps = { readonly number: NumberDevelopment; readonly merchant: Merchant }

/** Read again now and then: what is on its way to WeChat is answered in the background. */
export function useDevelopment(merchant: string) {
  return useRead<Development>(`/v1/merchants/${merchant}/development`, {}, { everyMs: REFRESHED_EVERY_MS })
}
