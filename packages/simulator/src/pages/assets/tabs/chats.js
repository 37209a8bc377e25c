import { fill, h } from '../kit/dom.js'
import { keepFresh } from '../kit/fresh.js'
import { icon } from '../kit/icons.js'
import { shortTime } from '../kit/moment.js'
import { money } from '../kit/money.js'
import { face } from '../kit/parts.js'
import { sentenceOf } from '../kit/trouble.js'
import { pastOf } from '../phone/control.js'
import { accountChat } from './account-chat.js'
import { followsOf } from './control.js'
import { hasArrived, payChat } from './pay-chat.js'
import { t } from './words.js'

/** @typedef {import('../phone/phone.js').Phone} Phone */
/** @typedef {import('../phone/phone.js').Payer} Payer */
/** @typedef {import('../phone/control.js').Past} Past */

/** WeChat Pay, which tells of payments and refunds, and the accounts that the payer follows, the latest first. @param {Phone} phone @param {Payer} payer @param {AbortSignal} signal */
export function chatsTab(phone, payer, signal) {
  const list = h('ul', { class: 'cells chats', 'aria-label': t('chats') }, h('li', { class: 'quiet' }, t('loading')))
  keepFresh(signal, {
    load: async () => ({ past: await pastOf(payer.id), follows: await followsOf(payer) }),
    show: ({ past, follows }) => {
      const latest = past.find(hasArrived)
      const accounts = follows.map((follow) => ({
        key: follow.appid,
        picture: face(follow.name),
        name: follow.name,
        said: t('accountHello', { name: follow.name }),
        at: follow.since,
        open: () => phone.go(accountChat(payer, follow)),
      }))
      const pay = {
        key: 'pay',
        picture: h('span', { class: 'face pay-face' }, icon('check')),
        name: t('payAccount'),
        said: latest ? saidOf(latest) : t('payQuiet'),
        at: latest?.at ?? null,
        open: () => phone.go(payChat(payer)),
      }
      const chats = [pay, ...accounts].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
      fill(
        list,
        chats.map((chat) => chatCell(chat, phone.desk.now())),
      )
    },
    lost: (error) => fill(list, h('li', { class: 'quiet' }, sentenceOf(error))),
  })
  return [list]
}

/** @param {Past} past */
function saidOf(past) {
  const sum = money(past.amount_fen)
  return past.kind === 'refund' ? t('saidRefund', { sum }) : t('saidPaid', { sum, name: past.merchant_name })
}

/**
 * @param {{ key: string, picture: HTMLElement, name: string, said: string, at: string | null, open: () => void }} chat
 * @param {Date} now
 */
function chatCell({ key, picture, name, said, at, open }, now) {
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'cell chat', 'data-key': key, onclick: open },
      picture,
      h('span', { class: 'cell-text' }, h('span', { class: 'cell-name' }, name), h('small', {}, said)),
      at === null ? null : h('time', { datetime: at, class: 'chat-time' }, shortTime(new Date(at), now)),
    ),
  )
}
