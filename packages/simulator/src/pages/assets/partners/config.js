import { h } from '../kit/dom.js'
import { agreementState, effectOf, invitedByProvider } from '../portal/agreement.js'
import { agreementsOf, appids, devConfigOf, merchantOf } from '../portal/control.js'
import { live } from '../portal/live.js'
import { copied, moment, sheet } from '../portal/parts.js'
import { card, deskButton, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { addPath, bindAppid, inviteRefund, recommend, unbind } from './config-acts.js'
import { toPlatform } from './merchants.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

/** The development settings of one sub-merchant, as its provider sets it. @param {Desk} desk @param {string} mchid @param {string} subMchid */
export function drawConfig(desk, mchid, subMchid) {
  return [
    live(
      desk,
      () => load(mchid, subMchid),
      (found) => (found === null ? unknown(mchid, subMchid) : parts(found, desk)),
    ),
  ]
}

/** @param {string} mchid @param {string} subMchid */
function unknown(mchid, subMchid) {
  const back = { href: `/partners/${mchid}`, label: t('tab_merchants') }
  return h(
    'div',
    {},
    pageHead({ title: t('config'), back }),
    emptyState(t('notYours', { number: subMchid }), linkButton(t('tab_merchants'), `/partners/${mchid}`)),
  )
}

/** @param {string} mchid @param {string} subMchid */
async function load(mchid, subMchid) {
  const merchant = await merchantOf(subMchid)
  if (merchant?.provider !== mchid) return null
  const [config, agreements, apps] = await Promise.all([devConfigOf(subMchid), agreementsOf(subMchid), appids()])
  return { merchant, config, refund: agreements.find(({ name }) => name === 'refund') ?? null, apps }
}

/** @typedef {NonNullable<Awaited<ReturnType<typeof load>>>} Found */

/** @param {Found} found @param {Desk} desk */
function parts(found, desk) {
  const { merchant, config, refund } = found
  return [
    h(
      'div',
      {},
      pageHead({
        title: merchant.name,
        why: t('configWhy'),
        back: { href: `/partners/${merchant.provider}`, label: t('tab_merchants') },
        acts: [toPlatform(merchant.sub_mchid)],
      }),
    ),
    card(
      t('who'),
      sheet([
        [t('subMchid'), copied(merchant.sub_mchid, desk)],
        [t('subject'), merchant.subject],
        [t('subjectType'), wordFor(`type_${merchant.subject_type}`, merchant.subject_type)],
      ]),
    ),
    card(
      t('bound'),
      h('p', { class: 'note' }, t('boundWhy')),
      merchant.appids.length > 1 ? h('p', { class: 'note' }, t('several')) : null,
      merchant.appids.length === 0 ? null : boundTable(found, desk),
      h(
        'div',
        { class: 'acts' },
        deskButton(t('bind'), () => bindAppid(found, desk)),
      ),
    ),
    card(
      t('follow'),
      config.recommendations.length === 0 ? h('p', { class: 'quiet' }, t('noFollow')) : followTable(found, desk),
      h(
        'div',
        { class: 'acts' },
        deskButton(t('setFollow'), () => recommend(found, desk)),
      ),
    ),
    card(
      t('paths'),
      config.pay_paths.length === 0
        ? h('p', { class: 'quiet' }, t('noPaths'))
        : h(
            'ul',
            {},
            config.pay_paths.map((path) => h('li', {}, h('code', {}, path))),
          ),
      h(
        'div',
        { class: 'acts' },
        deskButton(t('addPath'), () => addPath(merchant, desk)),
      ),
    ),
    refund &&
      card(
        t('refundAuthority'),
        h('p', {}, agreementState(refund, desk)),
        h('p', { class: 'why' }, effectOf('refund')),
        h('div', { class: 'acts' }, refundActs(refund, merchant, desk)),
      ),
  ]
}

/** @param {import('../portal/control.js').Agreement} refund @param {Found['merchant']} merchant @param {Desk} desk */
function refundActs(refund, merchant, desk) {
  if (refund.state === 'granted') return []
  if (invitedByProvider(refund)) return [linkButton(t('toAuthorise'), `/merchants/${merchant.sub_mchid}/products`)]
  if (refund.state === 'asked') return [linkButton(t('seeAtDesk'), `/desk/${merchant.sub_mchid}/refund`)]
  return [
    deskButton(t('invite'), () => inviteRefund(merchant, desk)),
    linkButton(t('atDesk'), `/desk/new?sub_mchid=${merchant.sub_mchid}&name=refund`),
  ]
}

/** @param {Found} found @param {Desk} desk */
function boundTable({ merchant, apps }, desk) {
  const rows = merchant.appids.map((binding) => ({
    ...binding,
    app: apps.find(({ appid }) => appid === binding.appid),
  }))
  return table({
    label: t('bound'),
    rows,
    columns: [
      { head: t('name'), cell: ({ app, appid }) => app?.name ?? appid },
      { head: 'sub_appid', cell: ({ appid }) => copied(appid, desk), wide: true },
      { head: t('subject'), cell: ({ app }) => app?.subject ?? '–' },
      {
        head: t('letter'),
        cell: ({ app, joint_operation_letter: signed }) =>
          t(app?.subject === merchant.subject ? 'letterNone' : signed ? 'letterSigned' : 'letterGone'),
        wide: true,
      },
      {
        head: t('act'),
        cell: ({ appid, app }) =>
          deskButton(t('unbind'), () => unbind(merchant, { appid, name: app?.name ?? appid }, desk), 'danger'),
        number: true,
      },
    ],
  })
}

/** @param {Found} found @param {Desk} desk */
function followTable({ config, apps }, desk) {
  const named = (/** @type {string | null} */ appid) => apps.find((one) => one.appid === appid)?.name ?? appid
  return table({
    label: t('follow'),
    rows: config.recommendations,
    columns: [
      { head: t('recommended'), cell: ({ subscribe_appid, receipt_appid }) => named(subscribe_appid ?? receipt_appid) },
      { head: 'sub_appid', cell: ({ sub_appid }) => (sub_appid === null ? t('withoutAppid') : named(sub_appid)) },
      { head: t('changeable'), cell: ({ changeable_at }) => moment(changeable_at, desk), number: true },
    ],
  })
}
