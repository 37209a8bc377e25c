import { h } from '../kit/dom.js'
import { fullTime, spanOf } from '../kit/moment.js'
import { money } from '../kit/money.js'
import { shorten } from '../shell/copy.js'
import { t, wordFor } from './words.js'

/** @typedef {import('./world-time.js').Happening} Happening */
/** @typedef {import('./world-time.js').Coming} Coming */

/** @type {Record<string, string>} */
const TONES = {
  order_closed: '',
  password_lapsed: 'bad',
  refund_ended: 'good',
  notice_delivered: 'good',
  notice_failed: 'unknown',
  notice_given_up: 'bad',
  notice_postponed: 'unknown',
  settling: 'busy',
  settlement_remitted: 'good',
  settlement_returned: 'bad',
  bills_ready: 'good',
  authority_effective: 'good',
  gold_plan_effective: 'good',
  code_lapsed: '',
  clock_turned: 'busy',
}

/** @param {string} kind */
export function toneOf(kind) {
  return TONES[kind] ?? ''
}

/** What it concerns, as a link where there is a page of it. @param {Happening | Coming} one */
export function subjectOf({ kind, number, notice, sub_mchid }) {
  const name = number ?? sub_mchid ?? ''
  if (name === '') return null
  const words = h('code', { title: name }, shorten(name))
  if (notice !== null) return h('a', { class: 'link', href: `/notices/${notice}` }, words)
  if (kind === 'bills_ready' || kind === 'settling' || kind.startsWith('settlement')) {
    return h('a', { class: 'link', href: `/ledger?day=${name}` }, words)
  }
  const inLedger = kind.startsWith('order') || kind.startsWith('refund') || kind === 'password_lapsed'
  return inLedger ? h('a', { class: 'link', href: `/ledger?number=${encodeURIComponent(name)}` }, words) : words
}

/** The rest of it in words. @param {Happening} one */
export function moreOf({ kind, amount_fen, detail, next_at }) {
  if (kind === 'clock_turned') return spanWords(Number(detail ?? 0))
  const again = next_at === null ? null : t('again', { at: fullTime(new Date(next_at)) })
  const amount = amount_fen === null ? null : money(amount_fen)
  const said = detail === null || kind === 'refund_ended' ? null : detailWord(detail)
  return [amount, said, again].filter((one) => one !== null).join(' · ')
}

/** @param {string} detail */
function detailWord(detail) {
  if (detail.startsWith('SIGNTEST')) return t(detail.includes('NOT refused') ? 'probeTaken' : 'probeRefused')
  if (detail.startsWith('lost by a fault')) return t('lostByFault')
  return wordFor(`detail_${detail}`, detail)
}

/** @param {number} ms */
export function spanWords(ms) {
  const { days, hours, minutes } = spanOf(ms)
  if (days + hours + minutes === 0) return t('spanSeconds', { n: Math.round(ms / 1000) })
  const parts = [
    days > 0 && t('spanDays', { n: days }),
    hours > 0 && t('spanHours', { n: hours }),
    minutes > 0 && t('spanMinutes', { n: minutes }),
  ]
  return parts.filter(Boolean).join(' ')
}
