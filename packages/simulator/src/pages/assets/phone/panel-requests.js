import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { currentLang } from '../kit/lang.js'
import { shortMoment, state } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { latestRequests } from './control.js'
import { panelCard } from './panel-card.js'
import { t } from './words.js'

/** @typedef {import('./control.js').Request} Request */

/** What programs asked last, and why it was refused. @param {import('../shell/shell.js').Desk} desk */
export function requestsCard({ clock, signal }) {
  const list = h(
    'ul',
    { class: 'notices', tabindex: 0, 'aria-label': t('requests') },
    h('li', { class: 'quiet' }, t('loading')),
  )
  keepFresh(signal, {
    load: latestRequests,
    show: (requests) => {
      const rows = requests.map((request) => requestRow(request, clock.now()))
      fill(list, rows.length === 0 ? h('li', { class: 'quiet' }, t('noRequests')) : rows)
    },
    lost: (error) => fill(list, h('li', { class: 'quiet' }, sentenceOf(error))),
  })
  return panelCard(t('requests'), '/requests', list)
}

/** @param {Request} request @param {Date} now */
function requestRow({ id, at, method, path, status, code, explanation }, now) {
  const address = `${method} ${path}`
  const why = explanation === null ? null : explanation[currentLang() === 'zh' ? 'why_zh' : 'why_en']
  const verdict = why === null ? state('good', String(status)) : state('bad', `${status || '—'} ${code ?? ''}`.trim())
  return h(
    'li',
    { class: 'notice' },
    h('div', { class: 'notice-top' }, verdict, shortMoment(at, now, 'notice-time')),
    h('a', { class: 'notice-number', href: `/requests/${id}`, title: address, 'data-key': id }, h('code', {}, address)),
    why === null ? null : h('p', { class: 'notice-tries' }, why),
  )
}
