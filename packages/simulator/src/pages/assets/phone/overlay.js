import { h } from '../kit/dom.js'

/** @typedef {{ label: string, act?: () => void, main?: boolean }} Choice */

/**
 * Something over the screen: what lies beneath cannot be reached until it is closed, Escape closes it, and the focus
 * returns to where it was. It goes with the screen.
 * @param {HTMLElement} glass
 * @param {AbortSignal} signal
 * @param {(close: () => void) => HTMLElement} make
 */
export function sheetOver(glass, signal, make) {
  const before = document.activeElement
  const beneath = [...glass.children].filter((child) => child instanceof HTMLElement && !child.inert)
  const life = new AbortController()
  const veil = h('div', { class: 'veil' })
  const content = make(close)
  veil.append(content)
  glass.append(veil)
  for (const child of beneath) child.toggleAttribute('inert', true)
  veil.addEventListener('keydown', (event) => event.key === 'Escape' && close(), { signal: life.signal })
  signal.addEventListener('abort', close, { signal: life.signal })
  const first = content.matches('[data-first]')
    ? content
    : (content.querySelector('[data-first]') ?? content.querySelector('button'))
  if (first instanceof HTMLElement) first.focus()
  return close

  function close() {
    if (life.signal.aborted) return
    life.abort()
    veil.remove()
    for (const child of beneath) child.toggleAttribute('inert', false)
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  }
}

/**
 * A sentence in the middle of the screen with at most two choices, the second being the one most people want.
 * @param {HTMLElement} glass
 * @param {AbortSignal} signal
 * @param {{ title: string, text?: string, more?: HTMLElement | null, choices: Choice[] }} words `more` is folded or short
 */
export function tell(glass, signal, { title, text, more, choices }) {
  sheetOver(glass, signal, (close) =>
    h(
      'div',
      { class: 'alert', role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': 'alert-title' },
      h('h2', { id: 'alert-title' }, title),
      text ? h('p', {}, text) : null,
      more ?? null,
      h(
        'div',
        { class: 'alert-choices' },
        choices.map((choice) => choiceButton(choice, close)),
      ),
    ),
  )
}

/** @param {Choice} choice @param {() => void} close */
function choiceButton({ label, act, main = false }, close) {
  return h(
    'button',
    {
      type: 'button',
      class: main ? 'alert-choice main' : 'alert-choice',
      'data-first': main,
      onclick: () => {
        close()
        act?.()
      },
    },
    label,
  )
}
