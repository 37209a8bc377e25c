import type { Context } from '../../context.ts'
import { PublicError } from '../../errors.ts'
import { newId } from '../../kit/ids.ts'
import { inTenant, type Tx } from '../../storage/tenant.ts'
import type { Mode } from '../providers/account.ts'
import { type ApiKey, hashOf, hintOf, newKeyText } from './api-key.ts'
import { insertApiKey, merchantExists } from './store.ts'

export type KeyOrder = { readonly mode: Mode; readonly merchantId: string | null; readonly name: string }

/** The key and its text, which exists nowhere else from now on. */
export type IssuedKey = { readonly key: ApiKey; readonly text: string }

export async function issueApiKey(ctx: Context, providerId: string, order: KeyOrder): Promise<IssuedKey> {
  return inTenant(ctx, { providerId }, (tx) => addApiKey(tx, order))
}

/** The same within a transaction that makes more than the key. */
export async function addApiKey(tx: Tx, { mode, merchantId, name }: KeyOrder): Promise<IssuedKey> {
  if (merchantId && !(await merchantExists(tx, merchantId)))
    throw new PublicError('MERCHANT_NOT_FOUND', { field: 'merchant' })
  const text = newKeyText(mode)
  const key = { id: newId('apiKey'), merchantId, mode, name, hint: hintOf(text), createdAt: tx.now, revokedAt: null }
  await insertApiKey(tx, key, hashOf(text))
  return { key, text }
}
