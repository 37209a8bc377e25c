import { h } from '../kit/dom.js'
import { sentenceOf } from '../kit/trouble.js'
import { t } from './words.js'

/**
 * Asks before an act on money, permission or state: what will happen, in words, and a button that bears the verb. The act
 * runs inside, so that its refusal is read where it was asked for. Ends with whether it was done.
 * @param {{ title: string, text?: string, body?: HTMLElement | null, verb: string, danger?: boolean, act: () => Promise<void | 'done' | 'stay'> }} asked
 * `act` may end with 'stay': it was not done yet, or its outcome is to be read in the dialog
 * @returns {Promise<boolean>}
 */
export function confirmAct({ title, text, body = null, verb, danger = false, act }) {
  const wrong = h('p', { class: 'wrong', role: 'alert' })
  const go = /** @type {HTMLButtonElement} */ (
    h('button', { type: 'submit', class: `desk-button ${danger ? 'danger' : 'main'}` }, verb)
  )
  const form = h(
    'form',
    { method: 'dialog', novalidate: true },
    h('h2', { id: 'dialog-title' }, title),
    text ? h('p', { class: 'dialog-text' }, text) : null,
    body,
    wrong,
    h(
      'div',
      { class: 'dialog-acts' },
      h('button', { type: 'button', class: 'desk-button', onclick: () => dialog.close() }, t('cancel')),
      go,
    ),
  )
  const dialog = /** @type {HTMLDialogElement} */ (
    h('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-title' }, form)
  )
  let done = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    go.disabled = true
    wrong.textContent = ''
    try {
      if ((await act()) !== 'stay') {
        done = true
        dialog.close()
      }
    } catch (error) {
      wrong.textContent = sentenceOf(error)
    }
    go.disabled = false
  })
  document.body.append(dialog)
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(done)
    })
  })
}
