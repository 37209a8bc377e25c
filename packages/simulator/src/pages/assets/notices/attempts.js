import { h } from '../kit/dom.js'
import { fullTime } from '../kit/moment.js'
import { copyButton } from '../shell/copy.js'
import { card } from '../shell/page-parts.js'
import { t, wordFor } from './words.js'
import { outcomeOf } from './words-of.js'

/** @typedef {import('./told.js').WholeNotice} WholeNotice */
/** @typedef {import('./told.js').Attempt} Attempt */

/** Each delivery in its order: how it ended, why it was tried again, what was sent and answered. @param {WholeNotice} notice @param {(text: string) => void} say */
export function attemptsCard({ attempts }, say) {
  if (attempts.length === 0) return card(t('attempts'), h('p', { class: 'quiet' }, t('noAttempts')))
  return card(
    t('attempts'),
    h(
      'ol',
      { class: 'attempts' },
      attempts.map((attempt, index) =>
        h('li', {}, attemptHead(attempt, index), whyOf(attempt), sentOf(attempt, index, say)),
      ),
    ),
  )
}

/** @param {Attempt} attempt @param {number} index */
function attemptHead(attempt, index) {
  const { at, duration_ms, extra, fault } = attempt
  return h(
    'p',
    { class: 'attempt-head' },
    h('strong', {}, t('attempt', { n: index + 1 })),
    outcomeOf(attempt),
    h('time', { datetime: at, class: 'quiet' }, fullTime(new Date(at))),
    h('span', { class: 'quiet' }, t('milliseconds', { n: duration_ms })),
    extra ? h('span', { class: 'tag' }, t('extra')) : null,
    fault === null ? null : h('span', { class: 'tag warn' }, t('fault', { kind: wordFor(`fault_${fault}`, fault) })),
  )
}

/** Why it came again. @param {Attempt} attempt */
function whyOf({ error, status, fault }) {
  if (fault === 'notice_lost') return h('p', { class: 'why' }, t('whyLost'))
  if (error?.startsWith('SIGNTEST')) {
    return h('p', { class: 'why' }, t(error.includes('NOT refused') ? 'whyProbeTaken' : 'whyProbeRefused'))
  }
  if (error !== null) return h('p', { class: 'why' }, t('whyError', { error }))
  return status === 200 || status === 204 ? null : h('p', { class: 'why' }, t('whyStatus', { status: status ?? 0 }))
}

/** @param {Attempt} attempt @param {number} index @param {(text: string) => void} say */
function sentOf({ sent }, index, say) {
  if (sent === null) return null
  return wireDetails(t('sentOf', { n: index + 1 }), sent, say)
}

/**
 * What went out, byte for byte, and what came back; folded.
 * @param {string} title @param {{ headers: [string, string][], body: string, answer: string | null }} sent @param {(text: string) => void} say
 */
export function wireDetails(title, { headers, body, answer }, say) {
  const head = headers.map(([name, value]) => `${name}: ${value}`).join('\n')
  return h(
    'details',
    { class: 'wire' },
    h('summary', {}, title),
    rawText(t('headers'), head, say),
    rawText(t('body'), body, say),
    answer === null ? null : rawText(t('answer'), answer === '' ? t('emptyAnswer') : answer, say),
  )
}

/** @param {string} label @param {string} text @param {(text: string) => void} say */
function rawText(label, text, say) {
  return h(
    'div',
    { class: 'wire-part' },
    h('p', {}, h('strong', {}, label), copyButton(text, { say })),
    h('pre', { class: 'raw', tabindex: 0, role: 'region', 'aria-label': label }, text),
  )
}
