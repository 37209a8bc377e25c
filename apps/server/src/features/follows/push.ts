import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** What the public platform 公众平台 signs its pushes with, and seals them for: as both sides have typed it in. */
export type PushSecrets = { readonly token: string; readonly aesKey: string }

/** What stands in the address of a push. */
export type PushQuery = { readonly timestamp: string; readonly nonce: string; readonly signature: string }

/** That somebody came to follow an account from the page after paying. */
export type FollowEvent = { readonly transactionId: string; readonly followedAt: Date }

const BLOCK_BYTES = 32
const RANDOM_BYTES = 16
const LENGTH_BYTES = 4
const FROM_PAYMENT = 'last_trade_no_'

/** Whether the platform signed it: the token, the address's words, and the sealed content where there is one, in their order. */
export function isSigned({ token }: PushSecrets, { timestamp, nonce, signature }: PushQuery, sealed?: string): boolean {
  const words = [token, timestamp, nonce, ...(sealed === undefined ? [] : [sealed])].toSorted()
  const expected = createHash('sha1').update(words.join('')).digest()
  const given = Buffer.from(signature, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** The sealed content of a push; null where there is none. Without it (明文模式) nothing of the body is proven. */
export function sealedContent(xml: string): string | null {
  return textOf(xml, 'Encrypt')
}

/** What was sealed for this account; null when it is another's, or no such content. */
export function openContent({ aesKey }: PushSecrets, sealed: string, appid: string): string | null {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const plain = decipher(key, Buffer.from(sealed, 'base64'))
  if (!plain || plain.length < RANDOM_BYTES + LENGTH_BYTES) return null
  const length = plain.readUInt32BE(RANDOM_BYTES)
  const begin = RANDOM_BYTES + LENGTH_BYTES
  if (length > plain.length - begin) return null
  const padding = plain.at(-1) ?? 0
  if (padding < 1 || padding > BLOCK_BYTES) return null
  const owner = plain.subarray(begin + length, plain.length - padding).toString('utf8')
  return owner === appid ? plain.subarray(begin, begin + length).toString('utf8') : null
}

/** The follow that an event tells; null for all else that happens at an account. */
export function readFollow(xml: string): FollowEvent | null {
  const [event, from, created] = [textOf(xml, 'Event'), textOf(xml, 'EventKey'), textOf(xml, 'CreateTime')]
  if (event !== 'subscribe' || !from?.startsWith(FROM_PAYMENT)) return null
  const transactionId = from.slice(FROM_PAYMENT.length)
  if (!/^[0-9A-Za-z]{1,32}$/.test(transactionId) || !/^\d{9,11}$/.test(created ?? '')) return null
  return { transactionId, followedAt: new Date(Number(created) * 1000) }
}

function decipher(key: Buffer, sealed: Buffer): Buffer | null {
  try {
    const opening = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([opening.update(sealed), opening.final()])
  } catch {
    return null
  }
}

/** The platform's XML is flat, and its texts stand in CDATA or are numbers. What a stranger sends is read once, however it begins. */
function textOf(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>(?:<!\\[CDATA\\[([^\\]<]*)\\]\\]>|([^<]*))</${name}>`).exec(xml)
  return found ? (found[1] ?? found[2] ?? null) : null
}
