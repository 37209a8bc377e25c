import { BACKDATED_MS } from '../crypto/authority.ts'
import { issueCertificate } from '../crypto/certificate.ts'
import { privatePem } from '../crypto/keys.ts'
import type { PlatformKey, Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'

const YEAR_MS = 365 * 86_400_000
const CERTIFICATE_LIFETIME_MS = 5 * YEAR_MS

/** A new platform certificate, which signs from now on; the old ones stay valid. Null if this SP has left it or is gone. */
export async function rotateCertificate(world: World, mchid: string): Promise<Provider | null> {
  const key = await makeCertificateKey(world, mchid)
  const provider = world.store.get('providers', mchid)
  if (!provider) return null
  const rotated = { ...provider, certificate_serials: [...provider.certificate_serials, key.id] }
  world.store.write(() => {
    world.store.put('platform_keys', key.id, key)
    world.store.put('providers', rotated.mchid, rotated)
  })
  return rotated
}

/** The same as a fault that strikes: nothing for an SP that knows WeChat by its public key alone. */
export async function rotateByFault(world: World, provider: Provider): Promise<Provider> {
  if (provider.verify_mode === 'public_key') return provider
  return (await rotateCertificate(world, provider.mchid)) ?? provider
}

export async function makeCertificateKey(world: World, mchid: string): Promise<PlatformKey> {
  const keys = await world.keyPairs()
  const now = world.clock.now()
  const name = { C: 'CN', O: 'Tenpay.com', OU: 'Tenpay.com CA Center', CN: 'Tenpay.com sign' }
  const expiresAt = now + CERTIFICATE_LIFETIME_MS
  const { serial, pem } = issueCertificate({
    name,
    publicKey: keys.publicKey,
    notBefore: now - BACKDATED_MS,
    notAfter: expiresAt,
    issuer: { name, privateKey: keys.privateKey },
  })
  return {
    id: serial,
    mchid,
    kind: 'certificate',
    pem,
    private_key_pem: privatePem(keys.privateKey),
    effective_at: now - BACKDATED_MS,
    expires_at: expiresAt,
  }
}
