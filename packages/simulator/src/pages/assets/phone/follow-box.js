import { h } from '../kit/dom.js'
import { face } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { decideFollow } from './control.js'
import { t } from './words.js'

/**
 * The account that is recommended after a payment, with its box: what the payer does with it holds at once.
 * @param {import('./phone.js').Phone} phone @param {import('./control.js').Order} order
 * @param {import('./control.js').Offer | null} offer
 */
export function followBox(phone, order, offer) {
  const { payer } = phone
  if (offer === null || payer === null) return null
  const box = /** @type {HTMLInputElement} */ (h('input', { type: 'checkbox', checked: offer.followed }))
  const wrong = h('p', { class: 'wrong', role: 'alert' })
  box.addEventListener('change', async () => {
    wrong.textContent = ''
    try {
      await decideFollow(payer, order, box.checked)
    } catch (error) {
      box.checked = !box.checked
      wrong.textContent = sentenceOf(error)
    }
  })
  return h(
    'div',
    { class: 'follow' },
    h('label', {}, face(offer.name, 'small'), h('span', {}, t('followAccount', { name: offer.name })), box),
    wrong,
  )
}
