import type { Exchange } from '../exchange.ts'

const HIDDEN = '***'
const SECRET_NAMES = ['secret', 'code', 'js_code', 'access_token', 'refresh_token', 'session_key']
const NAMES = SECRET_NAMES.join('|')
const IN_QUERY = new RegExp(`([?&](?:${NAMES})=)[^&#]*`, 'g')
// Also in an answer that was cut off in the middle of the value.
const IN_JSON = new RegExp(`("(?:${NAMES})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, 'g')

/** The exchange without what would open an account: AppSecret, codes, tokens and session keys, both ways, also where WeChat repeats what was `sent`. */
export function redact(exchange: Exchange, sent: readonly string[]): Exchange {
  return {
    ...exchange,
    url: exchange.url.replace(IN_QUERY, `$1${HIDDEN}`),
    requestBody: redactJson(exchange.requestBody, sent),
    answerBody: redactJson(exchange.answerBody, sent),
  }
}

/** Text of WeChat's without the values that were sent, should it repeat one. */
export function hide(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text)
}

function redactJson(bytes: Buffer, sent: readonly string[]): Buffer {
  return Buffer.from(hide(bytes.toString('utf8').replace(IN_JSON, `$1${HIDDEN}`), sent))
}
