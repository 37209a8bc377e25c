import type { Because } from '../explain/because.ts'
import { randomAlphanumeric } from '../kit/random-text.ts'
import type { Provider } from '../storage/provider-rows.ts'
import type { Exchange } from '../wechat/exchange.ts'
import { textOf, type V2Answer, type V2Route } from './call.ts'
import type { V2Refusal } from './refusals.ts'
import { type SignType, signOf } from './sign.ts'
import { writeXml, type XmlFields } from './xml.ts'

const NONCE_CHARACTERS = 16
// WeChat's own, although what it sends is XML: a client that looks at it is wrong.
const CONTENT_TYPE = 'text/plain'
const SIGN_CHARACTERS: Readonly<Record<SignType, number>> = { MD5: 32, 'HMAC-SHA256': 64 }

/** What is known so far of who asked, and so of how to answer. */
export type Speaker = {
  readonly exchange: Exchange
  route: V2Route | null
  /** Null until the sign was found right: before that nothing is signed. */
  provider: Provider | null
  signType: SignType
  fields: XmlFields
  /** A fault of the plan: the sign is to be wrong. */
  falsely: boolean
}

type Values = Readonly<Record<string, string | number>>

export async function answerAct(speaker: Speaker, answer: V2Answer): Promise<void> {
  if ('file' in answer) {
    await speaker.exchange.answerFile(answer.file, { 'Content-Type': answer.contentType })
    return
  }
  send(speaker, deed(speaker, { result_code: 'SUCCESS', ...answer.fields }), null, null)
}

export function answerRefusal(speaker: Speaker, refusal: V2Refusal): void {
  const { code, says, because, signing } = refusal
  speaker.exchange.signing = signing
  const values: Values =
    refusal.kind === 'talk'
      ? { return_code: 'FAIL', return_msg: says, ...(/^\d+$/.test(code) ? { error_code: code } : {}) }
      : deed(speaker, {
          result_code: 'FAIL',
          err_code: code,
          err_code_des: says,
          ...speaker.route?.refusalSays?.(code),
        })
  send(speaker, values, because, { code, message: says })
}

/** The talk was understood: who is meant comes back, then the deed, the whole signed as the request was. */
function deed(speaker: Speaker, values: Values): Values {
  const { provider, route, signType, falsely } = speaker
  const nonced = { ...identity(speaker.fields), nonce_str: randomAlphanumeric(NONCE_CHARACTERS), ...values }
  const unsigned: Values = { return_code: 'SUCCESS', return_msg: 'OK', ...nonced }
  if (provider === null || route?.signed === false) return unsigned
  const sign = falsely
    ? '0'.repeat(SIGN_CHARACTERS[signType])
    : signOf(Object.entries(unsigned), provider.api_v2_key, signType)
  return { ...unsigned, sign }
}

function identity(fields: XmlFields): Values {
  const identity: Record<string, string> = {}
  for (const name of ['appid', 'mch_id', 'sub_appid', 'sub_mch_id']) {
    const value = textOf({ fields }, name)
    if (value !== undefined) identity[name] = value
  }
  return identity
}

function send(
  { exchange }: Speaker,
  values: Values,
  because: Because | null,
  said: { code: string; message: string } | null,
): void {
  exchange.answer({ status: 200, headers: { 'Content-Type': CONTENT_TYPE }, body: writeXml(values) }, because, said)
}
