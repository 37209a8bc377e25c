import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'

const MODULUS_BITS = 2048

const generate = promisify(generateKeyPair)

export type KeyPair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

export function makeKeyPair(): Promise<KeyPair> {
  return generate('rsa', { modulusLength: MODULUS_BITS })
}

export function privatePem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }) as string
}

export function publicPem(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'pem' }) as string
}

// A KeyObject is made once per PEM: parsing it for every signature would halve the speed.
const privateKeys = new Map<string, KeyObject>()
const publicKeys = new Map<string, KeyObject>()

/** SHA256-RSA2048, off the main thread, base64. */
export function signText(text: string, privateKeyPem: string): Promise<string> {
  const key = privateKeyOf(privateKeyPem)
  return new Promise((resolve, reject) => {
    sign('RSA-SHA256', Buffer.from(text, 'utf8'), key, (error, signature) => {
      if (error) reject(error)
      else resolve(signature.toString('base64'))
    })
  })
}

/** `certificateOrPublicPem` may be either: Node takes the key out of a certificate. */
export function verifyText(text: string, signature: string, certificateOrPublicPem: string): boolean {
  const key = remembered(publicKeys, certificateOrPublicPem, createPublicKey)
  return verify('RSA-SHA256', Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'))
}

export function privateKeyOf(pem: string): KeyObject {
  return remembered(privateKeys, pem, createPrivateKey)
}

function remembered(cache: Map<string, KeyObject>, pem: string, parse: (pem: string) => KeyObject): KeyObject {
  const known = cache.get(pem)
  if (known) return known
  const key = parse(pem)
  cache.set(pem, key)
  return key
}
