import { fill, h } from '../kit/dom.js'
import { keepFresh, refreshNow } from '../kit/fresh.js'
import { fullTime } from '../kit/moment.js'
import { facts } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { copyButton, numberOf } from '../shell/copy.js'
import { confirmAct } from '../shell/dialog.js'
import { card, deskButton, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { attemptsCard } from './attempts.js'
import { askToForge } from './forge.js'
import { findNotice, redeliver } from './told.js'
import { t } from './words.js'
import { eventWord, stateOf } from './words-of.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./told.js').WholeNotice} WholeNotice */

const INDENT = 2

/** @param {HTMLElement} main @param {Desk} desk @param {string} id */
export function drawNotice(main, desk, id) {
  const place = h('div', {}, h('p', { class: 'quiet', 'aria-busy': 'true' }, t('loading')))
  const back = { href: '/notices', label: t('title') }
  fill(main, pageHead({ title: t('oneTitle'), back }), place)
  keepFresh(desk.signal, {
    load: () => findNotice(id),
    show: (notice) => {
      fill(main, pageHead({ title: eventWord(notice.event_type), back, acts: actsOn(notice, desk) }), place)
      fill(place, cardsOf(notice, desk))
    },
    lost: (error) => fill(place, emptyState(sentenceOf(error), linkButton(t('showAll'), '/notices'))),
  })
}

/** @param {WholeNotice} notice @param {Desk} desk */
function actsOn({ id, url, number, sp_mchid }, { say }) {
  const again = async () => {
    const done = await confirmAct({
      title: t('redeliver'),
      text: t('redeliverWhat', { url }),
      verb: t('redeliver'),
      act: async () => {
        await redeliver(id)
      },
    })
    if (done) say(t('redelivered'))
    refreshNow()
  }
  return [
    deskButton(t('forge'), () => askToForge({ url, number, mchid: sp_mchid })),
    deskButton(t('redeliver'), again, 'main'),
  ]
}

/** @param {WholeNotice} notice @param {Desk} desk */
function cardsOf(notice, { say }) {
  const { number, url, sp_mchid, api, created_at, next_at, state, attempts, resource } = notice
  const opened = JSON.stringify(resource, null, INDENT)
  return [
    card(
      t('overview'),
      h('p', { class: 'notice-state' }, stateOf(notice)),
      next_at === null
        ? null
        : h('p', { class: 'why' }, t('againAt', { at: fullTime(new Date(next_at)), n: attempts.length })),
      state === 'given_up' ? h('p', { class: 'why' }, t('givenUpWhy')) : null,
      facts([
        [
          t('number'),
          h(
            'span',
            {},
            numberOf(number, say),
            ' ',
            h('a', { class: 'link', href: `/ledger?number=${encodeURIComponent(number)}` }, t('inLedger')),
          ),
        ],
        [t('where'), h('code', {}, url)],
        [t('provider'), numberOf(sp_mchid, say)],
        [t('api'), api === 'v2' ? t('apiV2') : t('apiV3')],
        [t('when'), h('time', { datetime: created_at }, fullTime(new Date(created_at)))],
      ]),
    ),
    attemptsCard(notice, say),
    card(
      t('opened'),
      h('p', { class: 'why' }, t('openedWhy')),
      h('pre', { class: 'raw', tabindex: 0, role: 'region', 'aria-label': t('opened') }, opened),
      copyButton(opened, { say }),
    ),
  ]
}
