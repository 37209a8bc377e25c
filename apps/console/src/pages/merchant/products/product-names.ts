import type { Merchant, PermissionChange, SubMerchant } from '@teyue/contract/merchant'
import { useWords } from '../../../kit/i18n.ts'
import type { Standing } from '../../../kit/state.tsx'
import { oneMerchantWords } from '../words.ts'

export type PermissionName = PermissionChange['name']

/** What a dialog about one permission of one number is given. */
export type PermissionOf = {
  readonly number: SubMerchant
  readonly merchant: Merchant
  readonly name: PermissionName
  readonly close: () => void
}

export const standings: Readonly<Record<PermissionChange['state'], Standing>> = {
  not_asked: 'waiting',
  asked: 'working',
  granted: 'done',
  withdrawn: 'failed',
}

export function useProductNames(): (name: PermissionName) => string {
  const t = useWords(oneMerchantWords)
  return (name) => t(name === 'mini_program' ? 'mini_program_product' : name)
}
