import { openSealed } from '../crypto/open-sealed.ts'
import { why } from '../explain/because.ts'
import { listed } from '../explain/facts.ts'
import type { PlatformKey } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import type { Call } from './call.ts'
import { refuse } from './refusals.ts'

/** The platform key that `Wechatpay-Serial` names, which the sealed fields of this request were sealed with. */
export function sealingKey(world: World, { provider, serial }: Call): PlatformKey {
  const known = provider.certificate_serials.includes(serial) || serial === provider.public_key_id
  const key = known ? world.store.get('platform_keys', serial) : undefined
  if (key && key.expires_at > world.clock.now()) return key
  const { mchid, certificate_serials, public_key_id } = provider
  const names = listed([...certificate_serials, ...(public_key_id === null ? [] : [public_key_id])])
  throw refuse('sealSerialUnknown', why('sealSerialUnknown', { given: serial, mchid, known: names }))
}

/** A sensitive field in clear. */
export function openField(key: PlatformKey, name: string, sealed: string): string {
  const text = openSealed(sealed, key.private_key_pem)
  if (text === null || text === '') {
    throw refuse('sealBroken', why('sealBroken', { field: name, serial: key.id }))
  }
  return text
}
