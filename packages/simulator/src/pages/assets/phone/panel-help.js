import { h } from '../kit/dom.js'
import { card } from '../shell/page-parts.js'
import { t } from './words.js'

/** @param {import('../shell/shell.js').Desk} bench */
export function helpCard({ say }) {
  const step = (/** @type {string} */ words, /** @type {string} */ address, shown = address) =>
    h('li', {}, h('p', {}, words), copyable(address, { shown, say }))
  return card(
    t('help'),
    h(
      'ol',
      {},
      step(t('help1'), location.origin),
      step(t('help2'), `${location.origin}/_control/providers`, 'POST /_control/providers'),
      h('li', {}, h('p', {}, t('help3'))),
      h('li', {}, h('p', {}, t('helpH5'))),
    ),
    h('p', { class: 'why' }, h('a', { href: '/_control/health' }, t('helpHealth'))),
  )
}

/** @param {string} address @param {{ shown: string, say: (text: string) => void }} more */
function copyable(address, { shown, say }) {
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    say(t('copied'))
  }
  // A browser offers its clipboard only to pages it holds for safe: localhost is, an address in the house is not.
  const canCopy = window.isSecureContext
  return h(
    'div',
    { class: 'copy' },
    h('code', { title: address }, shown),
    canCopy && h('button', { type: 'button', class: 'link', onclick: copy }, t('copy')),
  )
}
