import type { Call, CallOptions } from './call.ts'
import { WechatPayError } from './errors.ts'
import type { Answer } from './exchange.ts'
import { createKeyring, type Keyring } from './keyring.ts'
import { certificateRefusals } from './refusals.ts'
import { checkSealedResource, openResource, type SealedResource } from './sealing.ts'
import { filled, listOf, moment, record } from './shapes.ts'
import type { Transport } from './transport.ts'

const PATH = '/v3/certificates'
const MAX_CERTIFICATES = 20

export type PlatformCertificate = {
  readonly serial: string
  readonly effectiveAt: Date
  readonly expiresAt: Date
  readonly pem: string
}

/** Throws `WechatPayError`. RESOURCE_NOT_EXISTS: this account has no certificates and needs the public key instead. */
export type Certificates = {
  /**
   * Official page: 下载平台证书. An answer signed with a key not yet in the keyring is verified with the certificates it
   * brings itself. That is sound: each was sealed with AES-256-GCM under the APIv3 key, whose tag only WeChat and we
   * can make, so a stranger cannot slip in a key; and the signature over the fresh timestamp shows that the answer comes
   * from the holder of such a certificate and is no replay.
   */
  download(options?: CallOptions): Promise<Answer<readonly PlatformCertificate[]>>
  /**
   * Downloads, adds what is new to the keyring, and drops only what has expired: while WeChat rolls over, both sign.
   * To be done at least every 12 hours.
   */
  refresh(keyring: Keyring, options?: CallOptions): Promise<Answer<readonly PlatformCertificate[]>>
}

type Wire = { readonly data: readonly SealedCertificate[] }
type SealedCertificate = {
  readonly serial_no: string
  readonly effective_time: string
  readonly expire_time: string
  readonly encrypt_certificate: SealedResource
}

const checkWire = record<Wire>({
  data: listOf(
    record<SealedCertificate>({
      serial_no: filled,
      effective_time: moment,
      expire_time: moment,
      encrypt_certificate: checkSealedResource,
    }),
    MAX_CERTIFICATES,
  ),
})

export function createCertificates(transport: Transport, apiV3Key: string, now: () => Date): Certificates {
  const call: Call<Wire> = {
    method: 'GET',
    path: PATH,
    success: 200,
    check: checkWire,
    refusals: certificateRefusals,
    broughtKeys: (wire) => keyringOf(openAll(apiV3Key, wire) ?? []) ?? createKeyring({}),
  }
  const download = async (options?: CallOptions) => {
    const { data, exchange } = await transport.send(call, options)
    const certificates = openAll(apiV3Key, data)
    if (certificates === null || keyringOf(certificates) === null) {
      const message = `GET ${PATH}: a certificate does not open under this APIv3 key`
      throw new WechatPayError({ code: 'BAD_ANSWER', message, mayRetry: false, outcomeKnown: false, exchange })
    }
    return { data: certificates, exchange }
  }
  return {
    download,
    refresh: async (keyring, options) => {
      const answer = await download(options)
      keyring.addCertificates(answer.data)
      keyring.dropExpired(now())
      return answer
    },
  }
}

function openAll(apiV3Key: string, wire: Wire): readonly PlatformCertificate[] | null {
  const opened: PlatformCertificate[] = []
  for (const sealed of wire.data) {
    const pem = openResource(apiV3Key, sealed.encrypt_certificate)
    if (pem === null) return null
    opened.push({
      serial: sealed.serial_no.toUpperCase(),
      effectiveAt: new Date(sealed.effective_time),
      expiresAt: new Date(sealed.expire_time),
      pem: pem.toString('utf8'),
    })
  }
  return opened
}

// Null when one of them is no RSA certificate, or not the one its serial names.
function keyringOf(certificates: readonly PlatformCertificate[]): Keyring | null {
  try {
    return createKeyring({ certificates })
  } catch {
    return null
  }
}
