import { h } from '../kit/dom.js'
import { t } from './words.js'

/**
 * A card beside the phone shows the newest of what has a page of its own, and leads there.
 * @param {string} title @param {string} href @param {...import('../kit/dom.js').Child} body
 */
export function panelCard(title, href, ...body) {
  const link = h('a', { class: 'link', href, 'aria-label': `${t('seeAll')} · ${title}` }, t('seeAll'))
  return h(
    'section',
    { class: 'card', 'aria-label': title },
    h('div', { class: 'panel-head' }, h('h2', {}, title), link),
    ...body,
  )
}
