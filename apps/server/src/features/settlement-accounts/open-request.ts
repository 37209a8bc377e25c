import type { Context } from '../../context.ts'
import type { WantedAccount } from './account.ts'
import { type Change, requestContext } from './change.ts'

type Sealed = Pick<WantedAccount, 'accountNumber' | 'accountName'>
type Vault = Pick<Context, 'vault'>

/** Number and name in clear; null once the change has ended. */
export function openRequest({ vault }: Vault, change: Change): WantedAccount | null {
  const { id, requestSealed, accountType, accountBank, bankName, bankBranchId } = change
  if (!requestSealed) return null
  const sealed = JSON.parse(vault.open(requestSealed, requestContext(id)).toString('utf8')) as Sealed
  return { accountType, accountBank, bankName, bankBranchId, ...sealed }
}

export function sealRequest({ vault }: Vault, id: string, { accountNumber, accountName }: Sealed): Buffer {
  return vault.seal(JSON.stringify({ accountNumber, accountName }), requestContext(id))
}
