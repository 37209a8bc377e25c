import { fill, h } from '../kit/dom.js'
import { keepFresh, refreshNow } from '../kit/fresh.js'
import { fullTime, shortTime } from '../kit/moment.js'
import { state } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { latestNotices, redeliver } from './control.js'
import { panelCard } from './panel-card.js'
import { t, wordFor } from './words.js'

/** @typedef {import('./control.js').Notice} Notice */

const tones = new Map([
  ['delivered', 'good'],
  ['pending', 'busy'],
  ['given_up', 'bad'],
])

/** @param {import('../shell/shell.js').Desk} bench */
export function noticesCard(bench) {
  const { signal } = bench
  const list = h(
    'ul',
    { class: 'notices', tabindex: 0, 'aria-label': t('notices') },
    h('li', { class: 'quiet' }, t('loading')),
  )
  keepFresh(signal, {
    load: latestNotices,
    show: (notices) => {
      const rows = notices.map((notice) => noticeRow(notice, bench))
      fill(list, rows.length === 0 ? h('li', { class: 'quiet' }, t('noNotices')) : rows)
    },
    lost: (error) => fill(list, h('li', { class: 'quiet' }, sentenceOf(error))),
  })
  return panelCard(t('notices'), '/notices', list)
}

/** @param {Notice} notice @param {import('../shell/shell.js').Desk} bench */
function noticeRow(notice, bench) {
  const last = notice.attempts.at(-1)
  return h(
    'li',
    { class: 'notice' },
    h(
      'div',
      { class: 'notice-top' },
      h('strong', {}, eventOf(notice.event_type)),
      state(tones.get(notice.state) ?? 'unknown', wordFor(`notice_${notice.state}`, notice.state)),
      h(
        'button',
        { type: 'button', class: 'link', 'data-key': notice.id, onclick: () => sendAgain(notice, bench) },
        t('redeliver'),
      ),
    ),
    h('code', { class: 'notice-number', title: `${notice.number} → ${notice.url}` }, notice.number),
    h(
      'p',
      { class: 'notice-tries', title: fullTime(new Date(last?.at ?? notice.created_at)) },
      triesWords(notice, bench.clock.now()),
    ),
  )
}

/** @param {Notice} notice @param {Date} now */
function triesWords({ attempts, next_at, state: at, created_at }, now) {
  const last = attempts.at(-1)
  const answer = last?.error ?? (last?.status ? `HTTP ${last.status}` : null)
  return [
    shortTime(new Date(last?.at ?? created_at), now),
    t('noticeAttempts', { count: attempts.length }),
    answer !== null && at !== 'delivered' && t('noticeAnswer', { answer }),
    at === 'pending' && next_at !== null && t('noticeNext', { time: shortTime(new Date(next_at), now) }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** @param {Notice} notice @param {import('../shell/shell.js').Desk} bench */
async function sendAgain({ id }, { say }) {
  try {
    await redeliver(id)
    say(t('redelivered'))
    refreshNow()
  } catch (error) {
    say(sentenceOf(error))
  }
}

/** @param {string} type */
function eventOf(type) {
  if (type.startsWith('REFUND')) return t('event_refund')
  return type.startsWith('VIOLATION') ? t('event_violation') : t('event_pay')
}
