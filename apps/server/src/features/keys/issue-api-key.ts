import type { Context } from '../../context.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant } from '../../storage/tenant.ts'
import { assertNotLeft } from '../merchants/get-merchant.ts'
import type { Mode } from '../providers/account.ts'
import { type ApiKey, hashOf, hintOf, newKeyText } from './api-key.ts'
import { insertApiKey } from './store.ts'

export type KeyOrder = { readonly mode: Mode; readonly merchantId: string | null; readonly name: string }

/** The key and its text, which exists nowhere else from now on. */
export type IssuedKey = { readonly key: ApiKey; readonly text: string }

export async function issueApiKey(ctx: Context, providerId: string, order: KeyOrder): Promise<IssuedKey> {
  const { mode, merchantId, name } = order
  return inTenant(ctx, { providerId }, async (tx) => {
    if (merchantId) await assertNotLeft(tx, merchantId)
    const text = newKeyText(mode)
    const key = { id: newId('apiKey'), merchantId, mode, name, hint: hintOf(text), createdAt: tx.now, revokedAt: null }
    await insertApiKey(tx, key, hashOf(text))
    return { key, text }
  })
}
