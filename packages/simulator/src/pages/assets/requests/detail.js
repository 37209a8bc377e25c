import { Refused } from '../kit/ask.js'
import { fill, h } from '../kit/dom.js'
import { fullTime } from '../kit/moment.js'
import { facts } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { numberOf } from '../shell/copy.js'
import { card, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { findRequest } from './log.js'
import { curlCard, rawCards } from './raw.js'
import { signingCard } from './signing.js'
import { outcome, verdict } from './verdict.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./log.js').Exchange} Exchange */

/** One exchange: the verdict on top, then what was signed, then everything raw. @param {HTMLElement} main @param {Desk} desk @param {string} id */
export async function drawDetail(main, desk, id) {
  const back = { href: '/requests', label: t('back') }
  const place = h('div', { class: 'request-detail' }, h('p', { class: 'quiet' }, t('loading')))
  fill(main, pageHead({ title: t('request', { id }), back }), place)
  try {
    const exchange = await findRequest(id)
    if (!desk.signal.aborted) fill(place, cardsOf(exchange, desk))
  } catch (error) {
    const gone = error instanceof Refused && error.code === 'NOT_FOUND'
    fill(place, emptyState(gone ? t('gone', { id }) : sentenceOf(error), linkButton(t('showAll'), '/requests')))
  }
}

/** @param {Exchange} exchange @param {Desk} desk */
function cardsOf(exchange, desk) {
  const { explanation, method, path } = exchange
  return [
    card(
      t('verdict'),
      h('p', { class: 'verdict-line' }, outcome(exchange), h('code', {}, `${method} ${path}`)),
      explanation === null ? h('p', { class: 'quiet' }, t('nothingWrong')) : verdict(explanation),
    ),
    signingCard(exchange),
    factsCard(exchange, desk),
    ...rawCards(exchange, desk),
    curlCard(exchange, desk),
  ]
}

/** @param {Exchange} exchange @param {Desk} desk */
function factsCard(exchange, { say }) {
  const { at, endpoint, mchid, sub_mchid, number, duration_ms, request_id, fault, secure } = exchange
  /** @type {(value: string | null) => import('../kit/dom.js').Child} */
  const long = (value) => (value === null || value === '' ? '—' : numberOf(value, say))
  return card(
    t('facts'),
    facts([
      [t('factTime'), h('time', { datetime: at }, fullTime(new Date(at)))],
      [t('factDuration'), t('milliseconds', { n: duration_ms })],
      [t('factEndpoint'), endpoint ?? '—'],
      [t('factTls'), secure ? t('tls') : t('plainHttp')],
      [t('factMchid'), long(mchid)],
      [t('factSubMchid'), long(sub_mchid)],
      [t('factNumber'), long(number)],
      [t('factRequestId'), long(request_id)],
      fault === null ? null : [t('factFault'), fault],
    ]),
  )
}
