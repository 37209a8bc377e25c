import { seal } from '../crypto/seal.ts'
import { why } from '../explain/because.ts'
import { rfc3339 } from '../kit/time.ts'
import type { PlatformKey } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'
import { type Answer, type Call, readQuery } from './call.ts'
import type { Fields } from './fields.ts'
import { refuse } from './refusals.ts'

const QUERY_FIELDS: Fields = {
  algorithm_type: { type: 'text', label: '证书算法版本', max: 16, oneOf: ['RSA', 'ALL'] },
}

export function listCertificates(world: World, call: Call): Answer {
  readQuery(call.query, QUERY_FIELDS)
  const now = world.clock.now()
  const keys = call.provider.certificate_serials
    .map((serial) => world.store.get('platform_keys', serial))
    .filter((key): key is PlatformKey => key !== undefined && key.expires_at > now)
  const { mchid, public_key_id: id } = call.provider
  if (call.provider.verify_mode === 'public_key' || keys.length === 0) {
    throw refuse('certificatesNone', why('certificatesNone', { mchid, id: id ?? '—' }))
  }
  const data = keys.map((key) => ({
    serial_no: key.id,
    effective_time: rfc3339(key.effective_at),
    expire_time: rfc3339(key.expires_at),
    encrypt_certificate: seal(key.pem, call.provider.api_v3_key, 'certificate'),
  }))
  return { status: 200, body: { data } }
}
