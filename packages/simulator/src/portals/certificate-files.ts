import { zipSync } from 'fflate'
import { writeP12 } from '../crypto/p12.ts'
import { dayOf } from '../kit/day.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { World } from '../world.ts'

export type PortalFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

const PEM_TYPE = 'application/x-pem-file'

const NOTE = `欢迎使用微信支付（模拟器）。本压缩包内是商户 API 证书的四个文件：

1. apiclient_cert.p12  证书与私钥，密码为商户号。按微信支付的做法以 RC2-40 与 3DES 加密，OpenSSL 3 须加 -legacy 才能打开。
2. apiclient_cert.pem  证书。
3. apiclient_key.pem   私钥，APIv3 以它签名。
4. 证书使用说明.txt     本文件。

它们只对签发它们的模拟器有效。

The four files of the merchant's API certificate: .p12 (password: the merchant number; RC2-40 and 3DES, as WeChat's tool writes
it, so OpenSSL 3 needs -legacy), certificate, private key, and this note. They hold only at the simulator that issued them.
`

/** Every file that WeChat's portal hands to this service provider, by name. */
export function portalFiles(world: World, provider: Provider): PortalFile[] {
  const bundle = apiclientFiles(provider)
  const zip = zipSync(Object.fromEntries([...bundle, note()].map(({ name, bytes }) => [name, new Uint8Array(bytes)])))
  const day = dayOf(world.clock.now()).replaceAll('-', '')
  return [
    { name: `${provider.mchid}_${day}_cert.zip`, type: 'application/zip', bytes: Buffer.from(zip) },
    ...bundle,
    ...platformFiles(world, provider),
  ]
}

function apiclientFiles(provider: Provider): PortalFile[] {
  const { mchid, certificate_pem: certificate, private_key_pem: key } = provider
  return [
    { name: 'apiclient_cert.p12', type: 'application/x-pkcs12', bytes: writeP12(certificate, key, mchid) },
    { name: 'apiclient_cert.pem', type: PEM_TYPE, bytes: Buffer.from(certificate) },
    { name: 'apiclient_key.pem', type: PEM_TYPE, bytes: Buffer.from(key) },
  ]
}

// Named as WeChat's tool for downloading certificates and its portal name them.
function platformFiles(world: World, provider: Provider): PortalFile[] {
  const certificates = provider.certificate_serials.map((serial) => [`wechatpay_${serial}.pem`, serial] as const)
  const publicKey = provider.public_key_id === null ? [] : [['pub_key.pem', provider.public_key_id] as const]
  return [...certificates, ...publicKey].flatMap(([name, id]) => {
    const key = world.store.get('platform_keys', id)
    return key ? [{ name, type: PEM_TYPE, bytes: Buffer.from(key.pem) }] : []
  })
}

function note(): PortalFile {
  return { name: '证书使用说明.txt', type: 'text/plain; charset=utf-8', bytes: Buffer.from(NOTE) }
}
