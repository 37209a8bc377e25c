import { h } from '../kit/dom.js'
import { screen } from '../phone/screen.js'
import { webViewScreen } from './web-view.js'
import { t } from './words.js'

const KEPT_ADDRESS = 'teyue.address'

/** There is no address bar in WeChat: a tester types here what would come by a menu, a chat or a code. @type {import('../phone/phone.js').Screen} */
export function browseScreen(phone) {
  const address = /** @type {HTMLInputElement} */ (
    h('input', {
      id: 'web-address',
      type: 'url',
      inputmode: 'url',
      placeholder: 'http://127.0.0.1:3000/pay',
      value: localStorage.getItem(KEPT_ADDRESS) ?? '',
      autocomplete: 'off',
      'aria-describedby': 'web-address-why web-address-wrong',
      'data-first': true,
    })
  )
  const mini = /** @type {HTMLInputElement} */ (
    h('input', {
      id: 'web-mini',
      placeholder: 'wx…',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': 'web-mini-why',
    })
  )
  const wrong = h('p', { class: 'wrong', id: 'web-address-wrong', role: 'alert' })
  const open = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault()
    const url = address.value.trim()
    const good = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    wrong.textContent = good ? '' : t('browseWrong')
    if (!good) return address.focus()
    localStorage.setItem(KEPT_ADDRESS, url)
    phone.go(webViewScreen({ url, miniAppid: mini.value.trim() === '' ? null : mini.value.trim() }))
  }
  return screen(
    phone,
    { title: t('browse') },
    h(
      'form',
      { class: 'form', novalidate: true, onsubmit: open },
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'web-address' }, t('browseAddress')),
        address,
        h('p', { class: 'why', id: 'web-address-why' }, t('browseWhy')),
        wrong,
      ),
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'web-mini' }, t('browseMini')),
        mini,
        h('p', { class: 'why', id: 'web-mini-why' }, t('browseMiniWhy')),
      ),
      h('button', { type: 'submit', class: 'button main' }, t('browseOpen')),
    ),
  )
}
