import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { sentenceOf } from '../kit/trouble.js'
import { emptyState, pageHead, tabs } from '../shell/page-parts.js'
import { handForm } from './hand-form.js'
import { hitsCard } from './hits-card.js'
import { endpoints, inForce, newestHits, plans } from './luck.js'
import { inForceCard } from './now-card.js'
import { plansCard } from './plans-card.js'
import { seededCard } from './seeded-card.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

/** What bad luck holds, what has struck, and three ways to more of it. @param {HTMLElement} main @param {Desk} desk */
export function drawFaults(main, desk) {
  const part = new URLSearchParams(location.search).get('part') ?? 'plans'
  const now = h('div', {})
  const place = h('div', { class: 'faults-part' })
  const hits = h('div', {})
  fill(
    main,
    pageHead({ title: t('title'), why: t('why') }),
    now,
    tabs(t('ways'), [
      { href: '/faults', word: t('plans'), here: part === 'plans' },
      { href: '/faults?part=hand', word: t('byHand'), here: part === 'hand' },
      { href: '/faults?part=seed', word: t('bySeed'), here: part === 'seed' },
    ]),
    place,
    hits,
  )
  const lost = (/** @type {Element} */ where) => (/** @type {unknown} */ error) =>
    fill(where, emptyState(sentenceOf(error)))
  keepFresh(desk.signal, { load: inForce, show: (told) => fill(now, inForceCard(told, desk)), lost: lost(now) })
  keepFresh(desk.signal, { load: newestHits, show: (told) => fill(hits, hitsCard(told, desk)), lost: lost(hits) })
  if (part === 'hand') {
    endpoints().then(
      (known) => fill(place, handForm(known, desk)),
      (error) => fill(place, emptyState(sentenceOf(error))),
    )
  } else if (part === 'seed') fill(place, seededCard(desk))
  else keepFresh(desk.signal, { load: plans, show: (told) => fill(place, plansCard(told, desk)), lost: lost(place) })
}
