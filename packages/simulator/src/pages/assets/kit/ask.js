import { explanation } from './explanation.js'
import { maybe, record, text } from './read.js'

const TIMEOUT_MS = 15_000

const refusal = record({
  code: text,
  message_zh: maybe(text),
  message_en: maybe(text),
  message: maybe(text),
  explanation: maybe(explanation),
})

/** The simulator has said no: nothing was done. */
export class Refused extends Error {
  /**
   * @param {string} code @param {{ zh: string | null, en: string | null }} messages
   * @param {import('./explanation.js').Explanation | null} [explanation] where it is WeChat that refuses
   */
  constructor(code, messages, explanation = null) {
    super(code)
    this.code = code
    this.messages = messages
    this.explanation = explanation
  }
}

/** No answer, or one that proves nothing: what was asked may have been done or not. */
export class NoAnswer extends Error {}

/**
 * Asks the control API; `path` is what follows `/_control`.
 * @template T
 * @param {string} path
 * @param {import('./read.js').Reader<T>} reader
 */
export function get(path, reader) {
  return ask(path, { method: 'GET' }, reader)
}

/**
 * @template T
 * @param {string} path
 * @param {unknown} body
 * @param {import('./read.js').Reader<T>} reader
 * @param {number} [timeoutMs]
 */
export function post(path, body, reader, timeoutMs) {
  return send('POST', path, body, reader, timeoutMs)
}

/**
 * @template T
 * @param {string} path
 * @param {unknown} body
 * @param {import('./read.js').Reader<T>} reader
 */
export function put(path, body, reader) {
  return send('PUT', path, body, reader)
}

/**
 * @template T
 * @param {string} path
 * @param {import('./read.js').Reader<T>} reader
 */
export function remove(path, reader) {
  return ask(path, { method: 'DELETE' }, reader)
}

/**
 * @template T
 * @param {string} method
 * @param {string} path
 * @param {unknown} body
 * @param {import('./read.js').Reader<T>} reader
 * @param {number} [timeoutMs]
 */
function send(method, path, body, reader, timeoutMs) {
  const headers = { 'Content-Type': 'application/json' }
  return ask(path, { method, headers, body: JSON.stringify(body) }, reader, timeoutMs)
}

/**
 * @template T
 * @param {string} path
 * @param {RequestInit} request
 * @param {import('./read.js').Reader<T>} reader
 * @param {number} [timeoutMs]
 * @returns {Promise<T>}
 */
async function ask(path, request, reader, timeoutMs = TIMEOUT_MS) {
  const { ok, status, body } = await exchange(path, request, timeoutMs)
  if (ok) return reader(body, path)
  if (status >= 500) throw new NoAnswer(`HTTP ${status}`)
  const said = refusal(body, path)
  const { message, message_zh: zh, message_en: en } = said
  throw new Refused(said.code, { zh: zh ?? message, en: en ?? message }, said.explanation)
}

/** @param {string} path @param {RequestInit} request @param {number} timeoutMs */
async function exchange(path, request, timeoutMs) {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(new URL(`/_control${path}`, location.href), { ...request, signal })
    const body = /** @type {unknown} */ (await response.json())
    return { ok: response.ok, status: response.status, body }
  } catch (cause) {
    throw new NoAnswer('no answer', { cause })
  }
}
