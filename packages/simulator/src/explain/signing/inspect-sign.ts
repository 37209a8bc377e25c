import { createHash, createHmac } from 'node:crypto'
import { type SignType, signedText } from '../../v2/sign.ts'
import { type Because, why } from '../because.ts'
import { Effort } from './effort.ts'
import { firstDifference } from './first-difference.ts'
import type { Inspected } from './inspect-signature.ts'
import { mistakenSigns, type SignMistake } from './mistaken-signs.ts'
import type { SigningReport } from './report.ts'

const MASKED_KEY = '…APIv2…'
const MASKED_OTHER = '…'
const MOST_KEYS_TRIED = 200
const SIGN_TYPES: readonly SignType[] = ['MD5', 'HMAC-SHA256']
const PLAIN_HASHES = ['SHA256', 'SHA1', 'SHA512'] as const

/** Whose key it should be, and whose keys there are besides. */
export type KeyHolders = {
  readonly mchid: string
  readonly api_v2_key: string
  readonly api_v3_key: string
  readonly others: Iterable<{ readonly owner: string; readonly key: string }>
}

type Asked = {
  readonly fields: ReadonlyMap<string, string>
  readonly sign: string
  readonly type: SignType
  readonly holders: KeyHolders
}
type Found = {
  readonly because: Because
  readonly text: string | Buffer
  readonly hash: string
  readonly tried: number
}
type NotFound = Omit<Found, 'text' | 'hash'> & { readonly text: null; readonly hash: null }

/** How a sign that is not the right one was made. */
export function inspectSign(asked: Asked): Inspected {
  const { fields, holders, sign } = asked
  const found = find(asked)
  const key = holders.api_v2_key
  const expected = masked(signedText(fields, key), holders)
  const signed = found.text === null ? null : masked(found.text.toString('utf8'), holders)
  const report: SigningReport = {
    api: 'v2',
    expected,
    signed,
    difference: signed === null ? null : firstDifference(expected, signed),
    hash: found.hash,
    digest: sign.slice(0, 200),
    tried: found.tried,
  }
  return { because: found.because, report }
}

/** The sign in each form that a program might have sent it in. */
export function isSignOf(sign: string, text: string | Buffer, hash: string, key: string): boolean {
  const digest = hash === 'HMAC-SHA256' ? createHmac('sha256', key).update(text) : createHash(hash).update(text)
  return digest.digest('hex') === sign.toLowerCase()
}

export function masked(text: string, { api_v2_key: v2, api_v3_key: v3, others }: KeyHolders): string {
  let shown = text.replaceAll(v2, MASKED_KEY).replaceAll(v3, '…APIv3…')
  for (const { key } of others) shown = shown.replaceAll(key, MASKED_OTHER)
  return shown
}

function find(asked: Asked): Found | NotFound {
  const { fields, sign, type, holders } = asked
  const { api_v2_key: key, mchid } = holders
  const right = signedText(fields, key)
  const other = SIGN_TYPES.find((one) => one !== type) ?? type
  const found = (because: Because, text: string | Buffer, hash: string, tried = 1): Found => ({
    because,
    text,
    hash,
    tried,
  })
  if (isSignOf(sign, right, type, key)) return found(why('v2SignLowerCase'), right, type)
  const unpacked = Buffer.from(sign, 'base64').toString('hex')
  if (isSignOf(unpacked, right, type, key)) return found(why('v2Base64'), right, type)
  if (isSignOf(sign, right, other, key)) {
    const because = other === 'MD5' ? why('v2Md5ForHmac', { stated: type }) : why('v2HmacForMd5', { stated: type })
    return found(because, right, other)
  }
  for (const hash of PLAIN_HASHES) {
    if (isSignOf(sign, right, hash, key)) return found(why('v2PlainHash', { hash, stated: type }), right, hash)
  }
  const effort = new Effort()
  for (const [whose, theirs] of keys(holders)) {
    const text = signedText(fields, theirs)
    for (const hash of SIGN_TYPES) {
      if (!effort.mayTry(text)) return unknown(effort)
      if (!isSignOf(sign, text, hash, theirs)) continue
      const because = whose === null ? why('v2KeyIsV3') : why('v2KeyOfOther', { owner: whose, mchid })
      return found(because, text, hash, effort.tried)
    }
  }
  for (const [reason, text, field = ''] of mistakenSigns(fields, key)) {
    for (const hash of [...SIGN_TYPES, 'SHA256']) {
      if (!effort.mayTry(text)) return unknown(effort)
      if (isSignOf(sign, text, hash, key)) return found(mistake(reason, field), text, hash, effort.tried)
    }
  }
  return unknown(effort)
}

function unknown({ tried }: Effort): NotFound {
  return { because: why('v2SignUnknown', { tried }), text: null, hash: null, tried }
}

// The own key of APIv3 belongs to nobody else: it has no owner to be named.
function* keys({ api_v3_key: v3, others }: KeyHolders): Generator<readonly [owner: string | null, key: string]> {
  yield [null, v3]
  let tried = 0
  for (const { owner, key } of others) {
    if (tried++ === MOST_KEYS_TRIED) return
    yield [owner, key]
  }
}

function mistake(reason: SignMistake, field: string): Because {
  return reason === 'v2WithoutField' ? why(reason, { field }) : { reason, facts: {} }
}
