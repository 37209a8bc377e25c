import { PublicError } from '../../errors.ts'
import type { Tx } from '../../storage/tenant.ts'
import { getOwnAppids } from '../appids/get-appids.ts'
import { hasV2Keys } from '../providers/get-account.ts'

/** Joins: refuses what could not be asked of WeChat: the interface wants APIv2's key, the certificate, and an appid of ours. */
export async function assertSendable(tx: Tx, accountId: string): Promise<void> {
  if (!(await hasV2Keys(tx, accountId))) throw new PublicError('V2_KEYS_REQUIRED', { account: accountId })
  if ((await getOwnAppids(tx, accountId)).length > 0) return
  throw new PublicError('IDENTITY_INCOMPLETE', {
    missing: ["an appid of the provider's own account"],
    missing_zh: ['服务商自有的 appid'],
  })
}
