import { WechatPayError } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { describe } from '../judge-answer.ts'
import type { V2Call } from './call.ts'
import { spell, talkCodes } from './refusals.ts'
import { isSigned, type SignType } from './sign.ts'
import { readXml, type XmlMessage } from './xml.ts'

const MAX_TEXT_CHARS = 300
const MAX_CODE_CHARS = 64

/** What an answer repeats of its request. One that names another account, order or refund is not the answer to ours. */
const repeated = ['mch_id', 'sub_mch_id', 'out_trade_no', 'transaction_id', 'out_refund_no', 'mch_billno']

export type Judging = {
  readonly apiV2Key: string
  readonly signType: SignType
  readonly sent: ReadonlyMap<string, string>
}

type AnyCall = Pick<V2Call<unknown>, 'path' | 'refusals' | 'repetition' | 'unsignedAnswer' | 'asksAgain'>

/**
 * Turns a whole answer into data or a `WechatPayError`: HTTP status, then `return_code` (the talk), then the sign, then
 * `result_code` (the deed). A talk that failed carries no sign; it is certain only where WeChat's text names a refusal that comes
 * before any deed (签名错误).
 */
export function judgeAnswer<T>(call: V2Call<T>, exchange: Exchange, judging: Judging): T {
  const { fields, nested } = readMessage(call, exchange)
  if (fields.get('return_code') !== 'SUCCESS') throw refusedTalk(call, exchange, fields)
  if (!call.unsignedAnswer && (nested.size > 0 || !isSigned(fields, judging.apiV2Key, judging.signType))) {
    const message = `${name(call)}: the answer's sign does not hold`
    const mayRetry = call.repetition !== 'never'
    throw new WechatPayError({ code: 'BAD_SIGNATURE', message, mayRetry, outcomeKnown: false, exchange })
  }
  const other = repeated.find((field) => contradicts(judging.sent.get(field), fields.get(field)))
  if (other !== undefined) throw badAnswer(call, exchange, `the answer is to another ${other}`, false)
  if (fields.get('result_code') !== 'SUCCESS') throw refusedDeed(call, exchange, fields)
  if (call.asksAgain?.(fields)) throw refusal(call, exchange, 'RECALL', '')

  const reading = call.read({ fields, nested })
  if (!reading.ok) throw badAnswer(call, exchange, `the answer is wrong at ${reading.wrongAt}`, false)
  return reading.value
}

/** What it means that a file was asked for and XML came, or another status than 200. */
export function judgeRefusedDownload(call: Pick<AnyCall, 'path' | 'refusals'>, exchange: Exchange): WechatPayError {
  const asked: AnyCall = { ...call, repetition: 'freely' }
  const { fields } = readMessage(asked, exchange)
  const talked = fields.get('return_code') === 'SUCCESS'
  return talked ? refusedDeed(asked, exchange, fields) : refusedTalk(asked, exchange, fields)
}

function readMessage(call: AnyCall, exchange: Exchange): XmlMessage {
  const { status } = exchange
  const passing = status === 429 || (status !== null && status >= 500)
  const message = readXml(exchange.answerBody)
  if (status !== 200) throw badAnswer(call, exchange, `HTTP ${status}`, passing && call.repetition !== 'never')
  if (!message) throw badAnswer(call, exchange, 'the answer is not XML as WeChat writes it', false)
  return message
}

/** What a failed talk means for this call. */
function refusedTalk(call: AnyCall, exchange: Exchange, fields: ReadonlyMap<string, string>): WechatPayError {
  const text = fields.get('return_msg') ?? ''
  if (fields.get('return_code') !== 'FAIL') return badAnswer(call, exchange, 'no return_code', false)
  const told = fields.get('err_code')
  const code = told ? spell(told) : talkCodes.find(([pattern]) => pattern.test(text))?.[1]
  return refusal(call, exchange, code ?? 'FAIL', text)
}

/** What a failed deed means for this call. */
function refusedDeed(call: AnyCall, exchange: Exchange, fields: ReadonlyMap<string, string>): WechatPayError {
  const told = fields.get('err_code')
  if (fields.get('result_code') !== 'FAIL' || !told)
    return badAnswer(call, exchange, 'no result_code or err_code', false)
  const again = call.asksAgain?.(fields) ?? false
  return refusal(call, exchange, spell(told), fields.get('err_code_des') ?? '', again)
}

function refusal(call: AnyCall, exchange: Exchange, code: string, text: string, askedAgain = code === 'RECALL') {
  const again = askedAgain || call.refusals.again.has(code)
  return new WechatPayError({
    code: code.slice(0, MAX_CODE_CHARS),
    message: `${name(call)}: ${code.slice(0, MAX_CODE_CHARS)} ${text.slice(0, MAX_TEXT_CHARS)}`.trimEnd(),
    mayRetry: again,
    outcomeKnown: !askedAgain && call.refusals.certain.has(code),
    exchange,
  })
}

function badAnswer(call: AnyCall, exchange: Exchange, what: string, mayRetry: boolean): WechatPayError {
  const message = `${name(call)}: ${what}`
  return new WechatPayError({ code: 'BAD_ANSWER', message, mayRetry, outcomeKnown: false, exchange })
}

function contradicts(sent: string | undefined, told: string | undefined): boolean {
  return sent !== undefined && told !== undefined && told !== '' && sent !== told
}

function name({ path }: AnyCall): string {
  return describe({ method: 'POST', path })
}
