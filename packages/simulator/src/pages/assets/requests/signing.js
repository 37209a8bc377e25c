import { fill, h } from '../kit/dom.js'
import { sentenceOf } from '../kit/trouble.js'
import { field } from '../shell/field.js'
import { card, deskButton } from '../shell/page-parts.js'
import { drawnText } from './drawn-text.js'
import { compare } from './log.js'
import { t } from './words.js'

/** @typedef {import('./log.js').Signing} Signing */
/** @typedef {import('./log.js').Difference} Difference */

/**
 * What should have been signed beside what was, and a place to paste what a program says it signed.
 * @param {import('./log.js').Exchange} exchange
 */
export function signingCard({ id, signing, explanation }) {
  if (signing === null) return null
  const troubled = signing.digest !== null || /sign/i.test(explanation?.reason ?? '')
  return card(
    t('signing'),
    h('p', { class: 'card-why' }, whyOf(signing, troubled)),
    signing.difference ? differs(signing.difference) : null,
    pair(signing.expected, signing.signed, signing.difference),
    signing.hash === null
      ? null
      : h('p', { class: 'digest' }, t('digest', { hash: signing.hash }), ' ', h('code', {}, signing.digest ?? '')),
    troubled && signing.signed === null ? pasteForm(id) : null,
  )
}

/** @param {Signing} signing @param {boolean} troubled */
function whyOf({ signed, tried }, troubled) {
  if (signed !== null) return t('signingWhyFound')
  return troubled && tried > 0 ? t('signingWhyUnknown', { tried }) : t('signingWhyPlain')
}

/** @param {string} expected @param {string | null} signed @param {Difference | null} difference */
function pair(expected, signed, difference) {
  const offset = difference?.offset ?? null
  return h(
    'div',
    { class: signed === null ? 'pair alone' : 'pair' },
    side(t('expected'), expected, offset),
    signed === null ? null : side(t('signed'), signed, offset),
  )
}

/** @param {string} label @param {string} text @param {number | null} offset */
function side(label, text, offset) {
  return h('div', {}, h('h3', {}, label), drawnText(label, text, offset))
}

/** @param {Difference} difference */
function differs({ line, offset, expected, signed }) {
  return h(
    'p',
    { class: 'differs' },
    t('differsAt', { line, offset, expected: byteWords(expected), signed: byteWords(signed) }),
  )
}

/** @param {{ hex: string, shown: string } | null} byte */
function byteWords(byte) {
  return byte === null ? t('end') : `${byte.shown} (0x${byte.hex})`
}

/** @param {string} id */
function pasteForm(id) {
  const pasted = field({ name: 'text', label: t('compareLabel'), why: t('compareWhy'), rows: 6, mono: true })
  const found = h('div', { 'aria-live': 'polite' })
  const go = async () => {
    pasted.blame('')
    try {
      // Not trimmed: a newline at the end is what this is about.
      const text = pasted.input.value
      const { is_expected: same, is_what_was_signed: isSigned, expected, difference } = await compare(id, text)
      fill(
        found,
        h('p', {}, same ? t('compareSame') : ''),
        isSigned === null ? null : h('p', {}, isSigned ? t('compareIsSigned') : t('compareIsNotSigned')),
        difference ? differs(difference) : null,
        difference && expected !== null ? pair(expected, text, difference) : null,
      )
    } catch (error) {
      pasted.blame(sentenceOf(error))
    }
  }
  return h(
    'form',
    {
      class: 'paste',
      onsubmit: (event) => {
        event.preventDefault()
        go()
      },
    },
    pasted.element,
    deskButton(t('compareGo'), go, 'main'),
    found,
  )
}
