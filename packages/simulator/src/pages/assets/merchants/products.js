import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import {
  agreementHistory,
  agreementName,
  agreementState,
  effectOf,
  invitedByProvider,
  sendMove,
} from '../portal/agreement.js'
import { agreementsOf, merchantOf } from '../portal/control.js'
import { live } from '../portal/live.js'
import { confirmAct } from '../shell/dialog.js'
import { card, deskButton, linkButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('../portal/control.js').Agreement} Agreement */
/** @typedef {import('../portal/control.js').Merchant} Merchant */

/** @param {Desk} desk @param {string} subMchid */
export function drawProducts(desk, subMchid) {
  return [
    live(
      desk,
      async () => {
        const merchant = await merchantOf(subMchid)
        return merchant === null ? null : { merchant, agreements: await agreementsOf(subMchid) }
      },
      (found) => (found === null ? null : parts(found, desk)),
    ),
  ]
}

/** @param {{ merchant: Merchant, agreements: Agreement[] }} found @param {Desk} desk */
function parts({ merchant, agreements }, desk) {
  const of = (/** @type {string} */ name) => agreements.find((one) => one.name === name)
  const [refund, packets] = [of('refund'), of('red_packets')]
  return [
    refund && refundCard(refund, merchant, desk),
    packets &&
      card(
        agreementName('red_packets'),
        h('p', {}, agreementState(packets, desk)),
        h('p', { class: 'why' }, effectOf('red_packets')),
        h('p', { class: 'why' }, t('packetsLater')),
        packets.state === 'granted'
          ? null
          : h(
              'div',
              { class: 'acts' },
              linkButton(t('askAtDesk'), `/desk/new?sub_mchid=${merchant.sub_mchid}&name=red_packets`),
            ),
      ),
    card(
      t('allProducts'),
      table({
        label: t('allProducts'),
        rows: agreements,
        href: ({ sub_mchid, name, appid }) => `/desk/${sub_mchid}/${name}${appid ? `/${appid}` : ''}`,
        key: ({ name, appid }) => `${name} ${appid}`,
        columns: [
          { head: t('product'), cell: ({ name, appid }) => `${agreementName(name)}${appid ? ` · ${appid}` : ''}` },
          { head: t('state'), cell: (one) => agreementState(one, desk) },
          { head: t('effect'), cell: ({ name }) => h('span', { class: 'why' }, effectOf(name)), wide: true },
        ],
      }),
    ),
  ]
}

/** The provider's refund authority, which is the sub-merchant's to give and to take (M25). @param {Agreement} one @param {Merchant} merchant @param {Desk} desk */
function refundCard(one, merchant, desk) {
  const invited = invitedByProvider(one)
  const atDesk = one.state === 'asked' && !invited
  return card(
    t('refundAuthority'),
    h('p', {}, agreementState(one, desk)),
    h('p', { class: 'why' }, effectOf('refund')),
    h(
      'p',
      { class: 'note' },
      t(invited ? 'invited' : atDesk ? 'askedAtDesk' : one.state === 'granted' ? 'authorised' : 'notInvited'),
    ),
    h(
      'div',
      { class: 'acts' },
      invited ? deskButton(t('authorise'), () => authorise(one, merchant, 'sign', desk), 'main') : null,
      one.state === 'granted'
        ? deskButton(t('endAuthority'), () => authorise(one, merchant, 'withdraw', desk), 'danger')
        : null,
      atDesk ? linkButton(t('seeAtDesk'), `/desk/${merchant.sub_mchid}/refund`) : null,
      one.state === 'asked' || one.state === 'granted'
        ? null
        : linkButton(t('toInvite'), `/partners/${merchant.provider}/merchants/${merchant.sub_mchid}`),
    ),
    one.history.length === 0 ? null : agreementHistory(one),
  )
}

/** @param {Agreement} one @param {Merchant} merchant @param {'sign' | 'withdraw'} act @param {Desk} desk */
async function authorise({ sub_mchid, name, appid }, { name: who }, act, { say }) {
  const gives = act === 'sign'
  const done = await confirmAct({
    title: t(gives ? 'authoriseTitle' : 'endTitle', { name: who }),
    text: t(gives ? 'authoriseText' : 'endText'),
    verb: t(gives ? 'authorise' : 'endAuthority'),
    danger: !gives,
    act: () => sendMove({ sub_mchid, name, appid, act, by: who, way: 'invitation' }),
  })
  if (!done) return
  say(t(gives ? 'authoriseDone' : 'endDone'))
  refreshNow()
}
