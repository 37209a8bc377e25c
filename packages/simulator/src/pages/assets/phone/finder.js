import { h } from '../kit/dom.js'
import { icon } from '../kit/icons.js'
import { readCode } from './code.js'
import { pictureIn, readPicture } from './read-picture.js'
import { t } from './words.js'

const refusals = /** @type {const} */ ({
  empty: 'codeEmpty',
  mode1: 'codeMode1',
  payment_code: 'codePayment',
  other: 'codeOther',
})

/**
 * What stands for the camera: a link is pasted, a picture of a code chosen, dropped or pasted. What is no code says so.
 * @param {AbortSignal} signal @param {(code: import('./code.js').Code | import('./code.js').WebAddress | import('./code.js').FormCode) => void} found
 */
export function finder(signal, found) {
  const wrong = h('p', { class: 'finder-wrong', id: 'finder-wrong', role: 'alert' })
  const input = linkInput()
  const read = (/** @type {string} */ text) => {
    const code = readCode(text)
    wrong.textContent = 'refused' in code ? t(refusals[code.refused], { text: text.slice(0, SHOWN_CHARACTERS) }) : ''
    if (!('refused' in code)) found(code)
  }
  const look = async (/** @type {Blob} */ picture) => {
    wrong.textContent = ''
    const text = await readPicture(picture)
    if (signal.aborted) return
    if (text === null) wrong.textContent = t('codeNoPicture')
    else read(text)
  }
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault()
    read(input.value)
  }
  const window = h(
    'label',
    { class: 'finder-window' },
    h('span', { class: 'finder-line' }),
    icon('picture'),
    h('span', {}, t('scanPicture')),
    pictureInput(look),
  )
  const form = h(
    'form',
    { class: 'finder', novalidate: true, onsubmit: submit },
    window,
    h('div', { class: 'finder-row' }, input, h('button', { type: 'submit', class: 'button main small' }, t('scanGo'))),
    wrong,
  )
  takeDrops(form, look)
  takePastes(input, signal, { look, read })
  return form
}

const SHOWN_CHARACTERS = 60

function linkInput() {
  return /** @type {HTMLInputElement} */ (
    h('input', {
      class: 'finder-input',
      'aria-label': t('scanHint'),
      'aria-describedby': 'finder-wrong',
      placeholder: t('scanPlaceholder'),
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
      'data-first': true,
    })
  )
}

/** @param {(picture: Blob) => void} look */
function pictureInput(look) {
  const input = /** @type {HTMLInputElement} */ (h('input', { type: 'file', accept: 'image/*', class: 'unseen' }))
  input.addEventListener('change', () => {
    const [picture] = input.files ?? []
    if (picture) look(picture)
    input.value = ''
  })
  return input
}

/** @param {HTMLElement} form @param {(picture: Blob) => void} look */
function takeDrops(form, look) {
  form.addEventListener('dragover', (event) => event.preventDefault())
  form.addEventListener('drop', (event) => {
    event.preventDefault()
    const picture = pictureIn(event.dataTransfer)
    if (picture) look(picture)
  })
}

/**
 * A picture may be pasted anywhere on the screen; a link that can be read is read as soon as it is pasted.
 * @param {HTMLInputElement} input @param {AbortSignal} signal
 * @param {{ look: (picture: Blob) => void, read: (text: string) => void }} ways
 */
function takePastes(input, signal, { look, read }) {
  const paste = (/** @type {ClipboardEvent} */ event) => {
    const picture = pictureIn(event.clipboardData)
    if (picture) {
      event.preventDefault()
      look(picture)
      return
    }
    const pasted = event.clipboardData?.getData('text') ?? ''
    if (event.target === input && !('refused' in readCode(pasted))) read(pasted)
  }
  document.addEventListener('paste', paste, { signal })
}
