import { h } from '../kit/dom.js'
import { shortTime } from '../kit/moment.js'
import { button, face } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { screen } from '../phone/screen.js'
import { unfollow } from './control.js'
import { t } from './words.js'

/**
 * A service account that the payer follows, and the way to follow it no more.
 * @param {import('../phone/phone.js').Payer} payer @param {import('./control.js').Follow} follow
 * @returns {import('../phone/phone.js').Screen}
 */
export function accountChat(payer, follow) {
  return (phone) => {
    const wrong = h('p', { class: 'wrong', role: 'alert' })
    const leave = async () => {
      try {
        await unfollow(payer, follow)
        phone.back()
      } catch (error) {
        wrong.textContent = sentenceOf(error)
      }
    }
    const ask = () =>
      phone.tell({
        title: t('unfollowTitle', { name: follow.name }),
        text: t('unfollowText'),
        choices: [{ label: t('cancel') }, { label: t('unfollow'), act: leave, main: true }],
      })
    return screen(
      phone,
      { title: follow.name, look: 'talking' },
      h(
        'ol',
        { class: 'talk', 'aria-label': follow.name },
        h(
          'li',
          {},
          h(
            'time',
            { class: 'talk-time', datetime: follow.since },
            shortTime(new Date(follow.since), phone.desk.now()),
          ),
          h('p', { class: 'talk-bubble' }, face(follow.name), h('span', {}, t('accountHello', { name: follow.name }))),
        ),
      ),
      wrong,
      h('div', { class: 'foot' }, button(t('unfollow'), ask, { look: 'bare' })),
    )
  }
}
