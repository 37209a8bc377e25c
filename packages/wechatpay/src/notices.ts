import { type CombinedTransaction, checkCombinedTransaction } from './combined-order-shapes.ts'
import { parseJson } from './json.ts'
import type { Keyring } from './keyring.ts'
import { checkRefundNotice, type RefundNotice } from './refund-shapes.ts'
import { openResource, type SealedResource, sealedResourceShape } from './sealing.ts'
import { filled, isRecord, moment, record, text } from './shapes.ts'
import { checkTransaction, type Transaction } from './transaction.ts'
import { openV2Notice, type V2NoticeText } from './v2/notices.ts'
import { type SignedMessage, type VerificationFault, verifyMessage } from './verification.ts'
import { checkViolation, type ViolationNotice } from './violations.ts'

type Found = { -readonly [Part in Exclude<keyof SignedMessage, 'body'>]: SignedMessage[Part] }
const partsByHeader: ReadonlyMap<string, keyof Found> = new Map([
  ['wechatpay-timestamp', 'timestamp'],
  ['wechatpay-nonce', 'nonce'],
  ['wechatpay-signature', 'signature'],
  ['wechatpay-serial', 'serial'],
])
const SHORTEST_NAME_CHARS = 'wechatpay-nonce'.length
const LONGEST_NAME_CHARS = 'wechatpay-signature'.length

/** Real notices stay below 10 kB. */
export const MAX_NOTICE_BYTES = 256 * 1024

const MAX_LEADING_BYTES = 64
const LESS_THAN = 0x3c
const SPACES = [0x20, 0x09, 0x0a, 0x0d]

/** As Node gives them; names in any case. */
export type NoticeHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

/** `NO_V2_KEY`: XML came, and the account has no APIv2 key to prove it with. */
export type NoticeFault = VerificationFault | 'CANNOT_OPEN' | 'ILL_SHAPED' | 'NO_V2_KEY'

/** What proves the notices of one account. Both kinds may come to one address: refunds by hand are told in XML. */
export type NoticeKeys = {
  readonly apiV3Key: string
  readonly keyring: Keyring
  readonly apiV2Key: string | null
}

/**
 * `createTime` is RFC 3339 as WeChat wrote it; of a v2 notice the time of what it tells, or that of its arrival. `v2` is the XML
 * of such a notice as it came, null for v3; its `id` is made of WeChat's number, so that a repetition has the same. A `payment`, `combined_payment`, `refund` or `violation` is rightly shaped, and nothing more: its account,
 * sub-merchant, number and amount are still to be compared with one's own books. `unknown` is whatever this version does not
 * read (profit sharing, complaints): verified and opened, to be kept.
 */
export type Notice = {
  readonly id: string
  readonly createTime: string
  readonly eventType: string
  readonly summary: string
  readonly v2: V2NoticeText | null
} & NoticeContent

export type NoticeContent =
  | { readonly kind: 'payment'; readonly transaction: Transaction }
  | { readonly kind: 'combined_payment'; readonly combined: CombinedTransaction }
  | { readonly kind: 'refund'; readonly refund: RefundNotice }
  | { readonly kind: 'violation'; readonly violation: ViolationNotice }
  | { readonly kind: 'unknown'; readonly originalType: string; readonly plaintext: string }

export type OpenedNotice =
  | { readonly ok: true; readonly notice: Notice }
  | { readonly ok: false; readonly reason: NoticeFault }

type Envelope = {
  readonly id: string
  readonly create_time: string
  readonly event_type: string
  readonly resource_type: string
  readonly summary: string
  readonly resource: SealedResource & { readonly original_type: string }
}

const checkEnvelope = record<Envelope>({
  id: filled,
  create_time: moment,
  event_type: filled,
  resource_type: text,
  summary: text,
  resource: record<Envelope['resource']>({ ...sealedResourceShape, original_type: filled }),
})

/** A reader says what a sealed object is; null when it is not rightly shaped. Further kinds are further rows. */
type Reader = (value: unknown, plain: Buffer, originalType: string) => NoticeContent | null
const readers: ReadonlyMap<string, Reader> = new Map([
  ['transaction', readTransaction],
  ['refund', readRefund],
  ['violation', readViolation],
])

/**
 * The one door for notices, v3 JSON or v2 XML: verifies, opens and reads, in this order and never less; nothing of the body is
 * looked at before its signature holds, but its first character. Every refusal is to be answered 4xx or 5xx (UNKNOWN_SERIAL:
 * fetch WeChat's keys), so that WeChat tries again. A v2 refund is proven by opening alone: query it before it is believed.
 * Official pages: 支付成功回调通知, 合单支付成功回调通知, 退款结果回调通知; v2 支付结果通知, 退款结果通知.
 */
export function openNotice(
  keys: NoticeKeys,
  message: { readonly headers: NoticeHeaders; readonly body: Buffer },
  now: Date,
): OpenedNotice {
  const { headers, body } = message
  if (body.length > MAX_NOTICE_BYTES) return refuse('ILL_SHAPED')
  if (isXml(body)) return keys.apiV2Key === null ? refuse('NO_V2_KEY') : openV2(keys.apiV2Key, body, now)
  const verification = verifyMessage(keys.keyring, { ...signatureOf(headers), body }, now)
  return verification.ok ? openVerified(keys.apiV3Key, body) : refuse(verification.reason)
}

/** Whether a notice speaks v2, and so wants its answer in XML. */
export function isXml(body: Buffer): boolean {
  const first = body.findIndex((byte, at) => !SPACES.includes(byte) || at === MAX_LEADING_BYTES)
  return body[first] === LESS_THAN
}

function openV2(apiV2Key: string, body: Buffer, now: Date): OpenedNotice {
  const opened = openV2Notice(apiV2Key, body)
  if (!opened.ok) return opened
  const { raw, toldAt, ...notice } = opened.notice
  return { ok: true, notice: { ...notice, createTime: toldAt ?? now.toISOString(), v2: raw } }
}

function openVerified(apiV3Key: string, body: Buffer): OpenedNotice {
  const envelope = parseJson(body)
  if (checkEnvelope(envelope) !== null) return refuse('ILL_SHAPED')
  const { id, create_time, event_type, summary, resource } = envelope as Envelope

  const plain = openResource(apiV3Key, resource)
  if (plain === null) return refuse('CANNOT_OPEN')

  const read = readers.get(resource.original_type) ?? readUnknown
  const content = read(parseJson(plain), plain, resource.original_type)
  if (content === null) return refuse('ILL_SHAPED')
  return { ok: true, notice: { id, createTime: create_time, eventType: event_type, summary, v2: null, ...content } }
}

function readTransaction(value: unknown): NoticeContent | null {
  // A combined order is notified under the same event and type; only its fields tell.
  if (isRecord(value) && Object.hasOwn(value, 'combine_out_trade_no')) return readCombined(value)
  return checkTransaction(value) === null ? { kind: 'payment', transaction: value as Transaction } : null
}

function readCombined(value: unknown): NoticeContent | null {
  if (checkCombinedTransaction(value) !== null) return null
  return { kind: 'combined_payment', combined: value as CombinedTransaction }
}

function readRefund(value: unknown): NoticeContent | null {
  return checkRefundNotice(value) === null ? { kind: 'refund', refund: value as RefundNotice } : null
}

function readViolation(value: unknown): NoticeContent | null {
  return checkViolation(value) === null ? { kind: 'violation', violation: value as ViolationNotice } : null
}

function readUnknown(_value: unknown, plain: Buffer, originalType: string): NoticeContent {
  return { kind: 'unknown', originalType, plaintext: plain.toString('utf8') }
}

// A header that came twice is no header: which of the two was signed, nobody knows.
function signatureOf(headers: NoticeHeaders): Found {
  const found: Found = { timestamp: undefined, nonce: undefined, signature: undefined, serial: undefined }
  const seen = new Set<keyof Found>()
  for (const name of Object.keys(headers)) {
    if (name.length < SHORTEST_NAME_CHARS || name.length > LONGEST_NAME_CHARS) continue
    const part = partsByHeader.get(name.toLowerCase())
    if (part === undefined) continue
    const value = headers[name]
    found[part] = typeof value === 'string' && !seen.has(part) ? value : undefined
    seen.add(part)
  }
  return found
}

function refuse(reason: NoticeFault): OpenedNotice {
  return { ok: false, reason }
}
