import { h } from '../kit/dom.js'

/** @type {Record<string, string>} */
const GLYPHS = { '\n': '↵', '\r': '␍', '\t': '→' }
const MOST_CHARACTERS = 20_000

/**
 * A text whose invisible characters are drawn, with one byte of it marked.
 * @param {string} label @param {string} text @param {number | null} offset in bytes of UTF-8; null marks nothing
 */
export function drawnText(label, text, offset) {
  const at = offset === null ? -1 : characterAt(text, offset)
  const shown = text.slice(0, MOST_CHARACTERS)
  const pieces =
    at < 0
      ? drawn(shown)
      : [
          ...drawn(shown.slice(0, at)),
          h('mark', {}, ...markOf(shown, at)),
          ...drawn(shown.slice(at + sizeAt(shown, at))),
        ]
  return h('pre', { class: 'drawn', tabindex: 0, role: 'region', 'aria-label': label }, pieces)
}

/** The marked character itself; what has ended is marked by a sign for the end. @param {string} text @param {number} at */
function markOf(text, at) {
  return at >= text.length ? ['¶'] : drawn(text.slice(at, at + sizeAt(text, at)))
}

/** @param {string} text @returns {(string | HTMLElement)[]} */
function drawn(text) {
  return text.split(/([\n\r\t]| (?=\s|$))/).flatMap((piece) => {
    const glyph = GLYPHS[piece] ?? (piece === ' ' ? '·' : undefined)
    if (glyph === undefined) return piece === '' ? [] : [piece]
    const sign = h('span', { class: 'glyph', 'aria-hidden': 'true' }, glyph)
    return piece === '\n' ? [sign, '\n'] : [sign]
  })
}

/** Which character holds this byte. @param {string} text @param {number} offset */
function characterAt(text, offset) {
  const encoder = new TextEncoder()
  let bytes = 0
  let at = 0
  for (const character of text) {
    bytes += encoder.encode(character).length
    if (bytes > offset) return at
    at += character.length
  }
  return text.length
}

/** @param {string} text @param {number} at */
function sizeAt(text, at) {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}
