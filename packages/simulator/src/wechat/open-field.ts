import { openSealed } from '../crypto/open-sealed.ts'
import type { PlatformKey } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import type { Call } from './call.ts'
import { refuse } from './refusals.ts'

/** The platform key that `Wechatpay-Serial` names, which the sealed fields of this request were sealed with. */
export function sealingKey(world: World, { provider, serial }: Call): PlatformKey {
  const known = provider.certificate_serials.includes(serial) || serial === provider.public_key_id
  const key = known ? world.store.get('platform_keys', serial) : undefined
  if (!key) throw refuse('sealSerialUnknown', `Wechatpay-Serial is "${serial}", no platform key of ${provider.mchid}`)
  if (key.expires_at <= world.clock.now()) throw refuse('sealSerialUnknown', `the certificate ${serial} has expired`)
  return key
}

/** A sensitive field in clear. */
export function openField(key: PlatformKey, name: string, sealed: string): string {
  const text = openSealed(sealed, key.private_key_pem)
  if (text === null || text === '') throw refuse('sealBroken', `${name} was not sealed with the key ${key.id}`)
  return text
}
