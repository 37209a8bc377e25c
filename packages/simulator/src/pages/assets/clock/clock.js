import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { shortMoment, state } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { card, emptyState, pageHead } from '../shell/page-parts.js'
import { moreOf, spanWords, subjectOf, toneOf } from './sentence.js'
import { turnCard } from './turn-card.js'
import { t, wordFor } from './words.js'
import { agenda, newestHappenings } from './world-time.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

const MOST_SHOWN = 100

/** The time of this world, the ways to turn it, what is to come and what has happened. @param {HTMLElement} main @param {Desk} desk */
export function drawClock(main, desk) {
  const coming = h('div', {})
  const happened = h('div', { 'aria-live': 'polite', 'aria-relevant': 'additions' })
  const total = h('span', { class: 'quiet' })
  /** @type {import('./world-time.js').Happening[]} */
  let shown = []
  const show = (/** @type {import('./world-time.js').Happening[]} */ list) => {
    shown = list
    fill(happened, list.length === 0 ? emptyState(t('nothingHappened')) : happenedList(list, desk))
  }
  const heard = (/** @type {import('./world-time.js').Happening} */ one) => {
    if (!shown.some(({ id }) => id === one.id)) show([one, ...shown].slice(0, MOST_SHOWN))
  }
  fill(
    main,
    pageHead({ title: t('title'), why: t('why') }),
    turnCard(desk, heard),
    h('div', { class: 'clock-columns' }, card(t('agenda'), total, coming), card(t('happened'), happened)),
  )
  keepFresh(desk.signal, {
    load: agenda,
    show: (told) => {
      total.textContent =
        told.total > told.agenda.length ? t('ofTotal', { n: told.agenda.length, total: told.total }) : ''
      fill(coming, told.agenda.length === 0 ? emptyState(t('nothingComes')) : agendaList(told.agenda, desk))
    },
    lost: (error) => fill(coming, emptyState(sentenceOf(error))),
  })
  keepFresh(desk.signal, { load: newestHappenings, show, lost: () => {} })
}

/** @param {import('./world-time.js').Coming[]} list @param {Desk} desk */
function agendaList(list, { clock }) {
  const now = clock.now()
  return h(
    'ol',
    { class: 'moments' },
    list.map((one) => {
      return h(
        'li',
        {},
        shortMoment(one.at, now),
        h(
          'p',
          {},
          h('span', {}, wordFor(`agenda_${one.kind}`, one.kind)),
          ' ',
          subjectOf(one),
          h('small', {}, t('inSpan', { span: spanWords(Math.max(0, Date.parse(one.at) - now.getTime())) })),
        ),
      )
    }),
  )
}

/** @param {import('./world-time.js').Happening[]} list @param {Desk} desk */
function happenedList(list, { clock }) {
  const now = clock.now()
  return h(
    'ol',
    { class: 'moments' },
    list.map((one) => {
      return h(
        'li',
        {},
        shortMoment(one.at, now),
        h(
          'p',
          {},
          state(toneOf(one.kind), wordFor(`kind_${one.kind}`, one.kind)),
          ' ',
          subjectOf(one),
          h('small', {}, moreOf(one)),
        ),
      )
    }),
  )
}
