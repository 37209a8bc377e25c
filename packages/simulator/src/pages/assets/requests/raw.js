import { h } from '../kit/dom.js'
import { copyButton } from '../shell/copy.js'
import { card } from '../shell/page-parts.js'
import { t } from './words.js'

/** @typedef {import('./log.js').Exchange} Exchange */
/** @typedef {import('../shell/shell.js').Desk} Desk */

/** @param {Exchange} exchange @param {Desk} desk */
export function rawCards(exchange, { say }) {
  const { api, code, method, path, request_headers: sent, request_body, request_bytes, status } = exchange
  const { answer_headers, answer_body, answer_bytes } = exchange
  const headers = sent.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${sent[index + 1] ?? ''}`] : []))
  const answered = answer_headers.map(([name, value]) => `${name}: ${value}`)
  // A page that calls up a payment in the phone speaks no HTTP.
  const http = api === 'callup' ? (code ?? 'ok') : `HTTP ${status}`
  const answerLine = status === 0 ? t('noAnswer') : http
  return [
    folded(t('rawRequest'), `${method} ${path}`, headers, request_body, request_bytes, say),
    folded(t('rawAnswer'), answerLine, answered, answer_body, answer_bytes, say),
  ]
}

/**
 * @param {string} title @param {string} line @param {string[]} headers @param {string} body @param {number} bytes
 * @param {(text: string) => void} say
 */
function folded(title, line, headers, body, bytes, say) {
  const text = headers.join('\n')
  const cut = new TextEncoder().encode(body).length < bytes
  return h(
    'details',
    { class: 'card folded' },
    h('summary', {}, h('h2', {}, title), h('code', { class: 'folded-line' }, line)),
    h('div', { class: 'raw-head' }, h('h3', {}, t('headers')), copyButton(text, { say, label: t('copyHeaders') })),
    h('pre', { class: 'raw', tabindex: 0 }, text),
    h(
      'div',
      { class: 'raw-head' },
      h('h3', {}, t('body', { bytes })),
      body === '' ? null : copyButton(body, { say, label: t('copyBody') }),
    ),
    body === '' ? h('p', { class: 'quiet' }, t('noBody')) : h('pre', { class: 'raw', tabindex: 0 }, pretty(body)),
    cut ? h('p', { class: 'quiet' }, t('shortened')) : null,
  )
}

/** JSON is easier to read over several lines; what is copied is what was sent. @param {string} body */
export function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

/** @param {Exchange} exchange @param {Desk} desk */
export function curlCard({ api, curl }, { say }) {
  // A payment is called up by a page: there is no request to send again.
  if (api === 'callup') return null
  if (curl.exact === null && curl.signed_anew === null)
    return card(t('curl'), h('p', { class: 'quiet' }, t('curlNone')))
  return card(
    t('curl'),
    curl.exact === null ? null : command(t('curlExact'), t('curlExactWhy'), curl.exact, say),
    curl.signed_anew === null ? null : command(t('curlAnew'), t('curlAnewWhy'), curl.signed_anew, say),
  )
}

/** @param {string} title @param {string} why @param {string} text @param {(text: string) => void} say */
function command(title, why, text, say) {
  return h(
    'div',
    { class: 'command' },
    h('div', { class: 'raw-head' }, h('h3', {}, title), copyButton(text, { say, label: t('copyCurl') })),
    h('p', { class: 'quiet' }, why),
    h('pre', { class: 'raw', tabindex: 0 }, text),
  )
}
