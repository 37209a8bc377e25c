import { h } from '../kit/dom.js'
import { pretty } from '../requests/raw.js'
import { outcome, verdict } from '../requests/verdict.js'
import { copyButton } from '../shell/copy.js'
import { payableIn, phoneAddress } from './payable.js'
import { t } from './words.js'

/**
 * What came back: how it went, why not, and the answer, easy to read and as it came.
 * @param {import('./calls.js').Tried} tried @param {import('../shell/shell.js').Desk} desk
 */
export function answerOf(tried, { say }) {
  const { status, body, headers, explanation, id, truncated } = tried
  const readable = pretty(body)
  return [
    h(
      'p',
      { class: 'verdict-line' },
      outcome({ status, code: codeIn(body), fault: null, explanation }),
      status === 0 ? null : h('code', {}, `HTTP ${status}`),
    ),
    status === 0 ? h('p', {}, t('broken', { why: body })) : null,
    explanation === null ? null : verdict(explanation),
    h('p', { class: 'answer-links' }, phoneLink(body), id === null ? null : link(`/requests/${id}`, t('inLog'))),
    status === 0 || body === ''
      ? null
      : h('div', { class: 'raw-head' }, h('h3', {}, t('answer')), copyButton(body, { say, label: t('copyBody') })),
    status === 0 || body === '' ? null : h('pre', { class: 'raw', tabindex: 0 }, readable),
    truncated ? h('p', { class: 'quiet' }, t('cut')) : null,
    headers.length === 0 ? null : folded(t('headers'), namesAndValues(headers)),
    readable === body || body === '' ? null : folded(t('raw'), body),
  ]
}

/** What waits to be paid. @param {string} body */
function phoneLink(body) {
  const payable = payableIn(body)
  return payable === null ? null : link(phoneAddress(payable), t('openPhone'))
}

/** @param {string} href @param {string} word */
function link(href, word) {
  return h('a', { class: 'link', href }, word)
}

/** @param {string} title @param {string} text */
function folded(title, text) {
  return h(
    'details',
    { class: 'folded' },
    h('summary', {}, h('h3', {}, title)),
    h('pre', { class: 'raw', tabindex: 0 }, text),
  )
}

/** @param {string[]} headers */
function namesAndValues(headers) {
  return headers.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${headers[index + 1] ?? ''}`] : [])).join('\n')
}

/** WeChat's own code, of either API. @param {string} body */
function codeIn(body) {
  const found = /"code":"([^"]+)"/.exec(body) ?? /<err_code><!\[CDATA\[([^\]]+)\]\]>/.exec(body)
  return found?.[1] ?? null
}
