import { h } from '../kit/dom.js'
import { state } from '../kit/parts.js'
import { appids, devConfigOf, merchantOf } from '../portal/control.js'
import { live } from '../portal/live.js'
import { copied, moment, sheet } from '../portal/parts.js'
import { card } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { goldPlanOf } from './control.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('../portal/control.js').Merchant} Merchant */
/** @typedef {import('../portal/control.js').Appid} Appid */

/** What the provider has configured for this sub-merchant, as the sub-merchant sees it. @param {Desk} desk @param {string} subMchid */
export function drawConfig(desk, subMchid) {
  return [
    live(
      desk,
      () => load(subMchid),
      (found) => (found === null ? null : parts(found, desk)),
    ),
  ]
}

/** @param {string} subMchid */
async function load(subMchid) {
  const merchant = await merchantOf(subMchid)
  if (merchant === null) return null
  const [config, plan, apps] = await Promise.all([devConfigOf(subMchid), goldPlanOf(subMchid), appids()])
  return { merchant, config, plan, apps }
}

/** @param {NonNullable<Awaited<ReturnType<typeof load>>>} found @param {Desk} desk */
function parts({ merchant, config, plan, apps }, desk) {
  return [
    h(
      'p',
      { class: 'note' },
      t('configWhy'),
      ' ',
      h('a', { class: 'link', href: `/partners/${merchant.provider}/merchants/${merchant.sub_mchid}` }, t('toConfig')),
    ),
    card(
      t('bound'),
      merchant.appids.length === 0 ? h('p', { class: 'quiet' }, t('noBound')) : boundTable(merchant, apps, desk),
    ),
    card(
      t('follow'),
      config.recommendations.length === 0 ? h('p', { class: 'quiet' }, t('noFollow')) : followTable(config, apps, desk),
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
    ),
    card(
      t('goldPlan'),
      sheet([
        [t('goldPlan'), turnState(plan.plan)],
        [t('goldScene'), wordFor(`scene_${plan.scene}`, plan.scene)],
        [t('goldPage'), turnState(plan.custom_page)],
        [t('goldAds'), turnState(plan.advertising)],
      ]),
      h('p', { class: 'why' }, t('goldWhy')),
    ),
  ]
}

/** @param {Merchant} merchant @param {Appid[]} apps @param {Desk} desk */
function boundTable(merchant, apps, desk) {
  const rows = merchant.appids.map((binding) => ({
    ...binding,
    app: apps.find(({ appid }) => appid === binding.appid),
  }))
  return table({
    label: t('bound'),
    rows,
    columns: [
      { head: t('name'), cell: ({ app, appid }) => app?.name ?? appid },
      { head: 'appid', cell: ({ appid }) => copied(appid, desk), wide: true },
      { head: t('subject'), cell: ({ app }) => app?.subject ?? '–' },
      {
        head: t('letter'),
        cell: ({ app, joint_operation_letter: signed }) => letterState(app?.subject === merchant.subject, signed),
      },
    ],
  })
}

/** @param {boolean} own @param {boolean} signed */
function letterState(own, signed) {
  if (own) return state('good', t('ownSubject'))
  return signed ? state('good', t('letterSigned')) : state('bad', t('letterGone'))
}

/** @param {import('../portal/control.js').DevConfig} config @param {Appid[]} apps @param {Desk} desk */
function followTable({ recommendations }, apps, desk) {
  const named = (/** @type {string | null} */ appid) => apps.find((one) => one.appid === appid)?.name ?? appid
  return table({
    label: t('follow'),
    rows: recommendations,
    columns: [
      { head: t('recommended'), cell: ({ subscribe_appid, receipt_appid }) => named(subscribe_appid ?? receipt_appid) },
      { head: t('whenPaidWith'), cell: ({ sub_appid }) => (sub_appid === null ? t('withoutAppid') : named(sub_appid)) },
      { head: t('changeable'), cell: ({ changeable_at }) => moment(changeable_at, desk), number: true },
    ],
  })
}

/** @param {import('./control.js').Turn} turn */
function turnState({ open, effective }) {
  if (open !== effective) return state('busy', t(open ? 'opening' : 'closing'))
  return open ? state('good', t('opened')) : state('idle', t('closed'))
}
