import type { Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import type { KeyHolders } from './signing/inspect-sign.ts'
import type { Signers } from './signing/inspect-signature.ts'

/** Whose APIv3 signature it should be, and all keys that it might have been made with instead. */
export function signersOf(world: World, { mchid, serial, certificate_pem }: Provider): Signers {
  const { providers, platform_keys } = world.store.tables
  const others = function* () {
    for (const other of providers.rows.values()) {
      if (other.mchid !== mchid) yield { kind: 'provider', owner: other.mchid, pem: other.certificate_pem } as const
    }
    for (const key of platform_keys.rows.values()) yield { kind: 'platform', owner: key.mchid, pem: key.pem } as const
  }
  return { mchid, serial, certificate_pem, others: others() }
}

/** The same of APIv2, where keys are texts. */
export function keyHoldersOf(world: World, { mchid, api_v2_key, api_v3_key }: Provider): KeyHolders {
  const others = [...world.store.tables.providers.rows.values()]
    .filter((other) => other.mchid !== mchid)
    .map((other) => ({ owner: other.mchid, key: other.api_v2_key }))
  return { mchid, api_v2_key, api_v3_key, others }
}
