import type { Outgoing } from '../attempt.ts'
import { freshNonce } from '../signing.ts'
import type { Fields, Signing, V2Call } from './call.ts'
import { type SignType, signFields } from './sign.ts'
import { writeXml } from './xml.ts'

/** Who signs, with what and how, and how we call ourselves. */
export type V2Sender = {
  readonly spMchid: string
  readonly apiV2Key: string
  /** Where the interface leaves the choice. */
  readonly signType: SignType
  readonly userAgent: string
}

export type V2Prepared = {
  readonly outgoing: Outgoing
  readonly sent: ReadonlyMap<string, string>
  /** How the request is signed, and so its answer. */
  readonly signType: SignType
}

type Requested = Pick<V2Call<unknown>, 'path' | 'fields' | 'signing' | 'withoutNonce'>

/** Signs a call. A repetition is prepared anew: its nonce must not be that of the lost one. The key itself is in nothing that is sent. */
export function prepareRequest(sender: V2Sender, call: Requested, origin: string): V2Prepared {
  const signType = signTypeFor(call.signing, sender.signType)
  const sent = toTexts({
    ...call.fields,
    // Always the account's own number: one account's key must never sign for another's (M21).
    mch_id: sender.spMchid,
    nonce_str: call.withoutNonce ? undefined : freshNonce(),
    sign_type: call.signing === 'md5' ? undefined : signType,
  })
  sent.set('sign', signFields(sent, sender.apiV2Key, signType))
  const headers = { 'content-type': 'text/xml; charset=utf-8', accept: '*/*', 'user-agent': sender.userAgent }
  const outgoing: Outgoing = { method: 'POST', origin, path: call.path, headers, body: writeXml(sent) }
  return { outgoing, sent, signType }
}

function signTypeFor(signing: Signing, chosen: SignType): SignType {
  if (signing === 'md5') return 'MD5'
  return signing === 'hmac_sha256' ? 'HMAC-SHA256' : chosen
}

// Throws TypeError for what is no text and no whole number: nothing is sent.
function toTexts(fields: Fields): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === '') continue
    if (typeof value !== 'string' && !Number.isSafeInteger(value))
      throw new TypeError(`${name} is no text and no whole number`)
    texts.set(name, String(value))
  }
  return texts
}
