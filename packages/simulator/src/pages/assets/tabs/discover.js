import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { scanScreen } from '../phone/scan.js'
import { browseScreen } from '../web/browse.js'
import { t } from './words.js'

/** @param {import('../phone/phone.js').Phone} phone */
export function discoverTab(phone) {
  return [
    h(
      'ul',
      { class: 'cells grouped' },
      wayCell('scan', t('scan'), () => phone.go(scanScreen)),
      wayCell('globe', t('browse'), () => phone.go(browseScreen)),
    ),
  ]
}

/** @param {import('../kit/icons.js').IconName} picture @param {string} word @param {() => void} open */
export function wayCell(picture, word, open) {
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'cell way', onclick: open },
      icon(picture, 'green'),
      h('span', { class: 'cell-text' }, word),
      icon('forward', 'faint'),
    ),
  )
}
