import { fill, h } from '../kit/dom.js'
import { sentenceOf } from '../kit/trouble.js'
import { card } from '../shell/page-parts.js'
import { tlsUrl } from './control.js'
import { t } from './words.js'

/** Where to point a program, and where its keys are. @param {import('../shell/shell.js').Desk} desk */
export function helpCard({ say }) {
  const tls = h('span', { class: 'quiet' }, t('loading'))
  tlsUrl().then(
    (url) => tls.replaceWith(copyable(url, say)),
    (error) => fill(tls, sentenceOf(error)),
  )
  const authority = h('a', { href: '/_control/tls/ca.pem', download: 'teyue-ca.pem' }, t('helpAuthority'))
  return card(
    t('help'),
    h(
      'ol',
      {},
      step(t('help1'), copyable(location.origin, say)),
      step(t('helpTls'), tls, h('p', {}, authority)),
      step(t('helpKeys'), h('p', {}, h('a', { href: '/partners' }, t('helpPartners')))),
      step(t('helpTry'), h('p', {}, h('a', { href: '/try' }, t('helpToTry')))),
      step(t('help3')),
      step(t('helpH5')),
    ),
    h('p', { class: 'why' }, h('a', { href: '/_control/health' }, t('helpHealth'))),
  )
}

/** @param {string} words @param {...HTMLElement} more */
function step(words, ...more) {
  return h('li', {}, h('p', {}, words), ...more)
}

/** @param {string} address @param {(text: string) => void} say */
function copyable(address, say) {
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    say(t('copied'))
  }
  // A browser offers its clipboard only to pages it holds for safe: localhost is, an address in the house is not.
  const canCopy = window.isSecureContext
  return h(
    'div',
    { class: 'copy' },
    h('code', { title: address }, address),
    canCopy && h('button', { type: 'button', class: 'link', onclick: copy }, t('copy')),
  )
}
