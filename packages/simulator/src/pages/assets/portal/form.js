import { h } from '../kit/dom.js'
import { sentenceOf } from '../kit/trouble.js'

/** @typedef {ReturnType<typeof import('../shell/field.js').field>} Field */

/**
 * A form in one column whose button bears the verb. `act` is given what was typed by name; what it throws is read at the
 * button, so that nothing typed is lost. `check` blames fields before anything is sent.
 * @param {{ label: string, fields: (Field | HTMLElement)[], verb: string,
 *   act: (values: Record<string, string>) => Promise<void>, check?: (values: Record<string, string>) => Record<string, string> }} form
 */
export function form({ label, fields, verb, act, check = () => ({}) }) {
  const wrong = h('p', { class: 'wrong', role: 'alert' })
  const go = /** @type {HTMLButtonElement} */ (h('button', { type: 'submit', class: 'desk-button main' }, verb))
  const inputs = fields.flatMap((one) => (one instanceof HTMLElement ? [] : [one]))
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault()
    wrong.textContent = ''
    const values = Object.fromEntries(inputs.map(({ name, read }) => [name, read()]))
    const blamed = check(values)
    for (const { name, blame } of inputs.toReversed()) blame(blamed[name] ?? '')
    if (Object.keys(blamed).length > 0) return
    go.disabled = true
    try {
      await act(values)
    } catch (error) {
      wrong.textContent = sentenceOf(error)
    }
    go.disabled = false
  }
  return h(
    'form',
    { class: 'portal-form', novalidate: true, 'aria-label': label, onsubmit: submit },
    fields.map((one) => (one instanceof HTMLElement ? one : one.element)),
    wrong,
    h('p', { class: 'form-acts' }, go),
  )
}

/** Each of these must be filled in. @param {string[]} names @param {string} sentence */
export function filled(names, sentence) {
  return (/** @type {Record<string, string>} */ values) =>
    Object.fromEntries(names.filter((name) => !values[name]).map((name) => [name, sentence]))
}
