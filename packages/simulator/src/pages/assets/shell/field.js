import { h } from '../kit/dom.js'

/**
 * @typedef {{ name: string, label: string, why?: string, value?: string, type?: string, inputmode?: string,
 *   placeholder?: string, options?: [string, string][], rows?: number, mono?: boolean }} FieldWords
 * `options` (value, word) makes a choice of it, `rows` a text of several lines
 */

let made = 0

/**
 * One field of a form: label above, reason beneath, the error at the field in words.
 * @param {FieldWords} words
 */
export function field(words) {
  made += 1
  const id = `field-${made}`
  const input = inputOf(words, id)
  const wrong = h('p', { class: 'wrong', id: `${id}-wrong`, role: 'alert' })
  const element = h(
    'div',
    { class: 'field' },
    h('label', { for: id }, words.label),
    input,
    words.why ? h('p', { class: 'why', id: `${id}-why` }, words.why) : null,
    wrong,
  )
  return {
    element,
    input,
    name: words.name,
    read: () => input.value.trim(),
    /** @param {string} sentence */
    blame: (sentence) => {
      wrong.textContent = sentence
      input.toggleAttribute('aria-invalid', sentence !== '')
      if (sentence !== '') input.focus()
    },
  }
}

/** @param {FieldWords} words @param {string} id @returns {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} */
function inputOf({ name, value = '', type = 'text', inputmode, placeholder, options, rows, mono, why }, id) {
  const common = {
    id,
    name,
    class: mono ? 'input mono' : 'input',
    'aria-describedby': why ? `${id}-why ${id}-wrong` : `${id}-wrong`,
  }
  if (options) {
    const choices = options.map(([own, word]) => h('option', { value: own, selected: own === value }, word))
    return /** @type {HTMLSelectElement} */ (h('select', common, choices))
  }
  if (rows !== undefined) {
    const area = /** @type {HTMLTextAreaElement} */ (
      h('textarea', { ...common, rows, placeholder, spellcheck: 'false' })
    )
    area.value = value
    return area
  }
  const more = { type, value, inputmode, placeholder, autocomplete: 'off' }
  return /** @type {HTMLInputElement} */ (h('input', { ...common, ...more }))
}
