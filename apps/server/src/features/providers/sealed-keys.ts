import type { Vault } from '../../secrets.ts'
import type { AccountSecrets, NewAccount } from './account.ts'

/** Each secret is sealed for its place: what was sealed for one account opens in no other. */
export function sealAccountKeys(vault: Vault, accountId: string, keys: NewAccount): AccountSecrets {
  const { apiV2Key = null, certificatePem = null } = keys
  return {
    certificatePem,
    privateKeySealed: vault.seal(keys.privateKeyPem, `account.private_key:${accountId}`),
    apiV3KeySealed: vault.seal(keys.apiV3Key, `account.api_v3_key:${accountId}`),
    apiV2KeySealed: apiV2Key === null ? null : vault.seal(apiV2Key, `account.api_v2_key:${accountId}`),
  }
}
