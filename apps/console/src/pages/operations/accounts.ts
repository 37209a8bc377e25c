import type { AccountCallsList } from '@teyue/contract/operations'
import { useRead } from '../../kit/reading.ts'

export type NamedAccount = { readonly id: string; readonly number: string; readonly mode: string }

/** The provider's accounts by WeChat's number. */
export function useAccounts(): readonly NamedAccount[] {
  const calls = useRead<AccountCallsList>('/v1/account-calls', { minutes: '60' })
  return (calls.data?.data ?? []).map(({ account, sp_mchid: number, mode }) => ({ id: account, number, mode }))
}
