import { put } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { state } from '../kit/parts.js'
import { record } from '../kit/read.js'
import { agreementName, agreementState, names, states } from '../portal/agreement.js'
import { allAgreements, appids, merchants, providers } from '../portal/control.js'
import { live } from '../portal/live.js'
import { moment } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { filterBar, filtersOf } from '../shell/filter-bar.js'
import { card, deskButton, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../portal/control.js').Agreement} Agreement */
/** @typedef {import('../portal/control.js').Merchant} Merchant */
/** @typedef {import('../portal/control.js').Provider} Provider */
/** @typedef {import('../shell/shell.js').Desk} Desk */

/** @typedef {{ one: Agreement, merchant: string, app: string | null }} Request */

const filterNames = ['state', 'name', 'sub_mchid']
const providerPermissions = /** @type {const} */ (['combine', 'sub_fund_bill'])

/** All requests of all sub-merchants, and what the desk grants to providers themselves. @param {Desk} desk */
export function drawRequests(desk) {
  return [
    pageHead({ title: t('title'), why: t('titleWhy'), acts: [linkButton(t('new'), '/desk/new', 'main')] }),
    live(desk, merchants, (all) => filterBar(t('filters'), filtersFor(all), desk.redraw)),
    live(desk, loadRequests, (rows) => requestTable(rows, desk)),
    h(
      'div',
      { class: 'desk-own' },
      card(
        t('own'),
        h('p', { class: 'note' }, t('ownWhy')),
        live(desk, providers, (all) => ownTable(all, desk)),
      ),
    ),
  ]
}

/** @param {Merchant[]} all @returns {import('../shell/filter-bar.js').Filter[]} */
function filtersFor(all) {
  return [
    { name: 'state', label: t('filterState'), options: states.map((one) => [one, wordFor(`desk_${one}`, one)]) },
    { name: 'name', label: t('filterName'), options: names.map((one) => [one, agreementName(one)]) },
    { name: 'sub_mchid', label: t('filterMerchant'), options: all.map(({ sub_mchid, name }) => [sub_mchid, name]) },
  ]
}

/** @returns {Promise<Request[]>} */
async function loadRequests() {
  const [agreements, all, apps] = await Promise.all([allAgreements(filtersOf(filterNames)), merchants(), appids()])
  return agreements.map((one) => ({
    one,
    merchant: all.find(({ sub_mchid }) => sub_mchid === one.sub_mchid)?.name ?? one.sub_mchid,
    app: apps.find(({ appid }) => appid === one.appid)?.name ?? one.appid,
  }))
}

/** @param {Request[]} rows @param {Desk} desk */
function requestTable(rows, desk) {
  if (rows.length === 0) {
    const filtered = filtersOf(filterNames).size > 0
    return filtered
      ? emptyState(t('noneFiltered'), linkButton(t('showAll'), '/desk'))
      : emptyState(t('none'), linkButton(t('new'), '/desk/new', 'main'))
  }
  return table({
    label: t('requests'),
    rows,
    href: ({ one }) => requestPath(one),
    key: ({ one }) => requestPath(one),
    columns: [
      {
        head: t('what'),
        cell: ({ one, app }) => (app ? `${agreementName(one.name)} · ${app}` : agreementName(one.name)),
      },
      { head: t('merchant'), cell: ({ merchant }) => merchant },
      { head: t('state'), cell: ({ one }) => agreementState(one, desk) },
      { head: t('lastWord'), cell: ({ one }) => one.history.at(-1)?.why ?? '–', wide: true },
      {
        head: t('lastMove'),
        cell: ({ one }) => moment(one.history.at(-1)?.at ?? null, desk),
        number: true,
        wide: true,
      },
    ],
  })
}

/** @param {Agreement} one */
export function requestPath({ sub_mchid, name, appid }) {
  return `/desk/${sub_mchid}/${name}${appid === null ? '' : `/${appid}`}`
}

/** @param {Provider[]} all @param {Desk} desk */
function ownTable(all, desk) {
  if (all.length === 0) return emptyState(t('noProvider'), linkButton(t('makeProvider'), '/partners/new', 'main'))
  const rows = all.flatMap((provider) =>
    providerPermissions.map((name) => ({ provider, name, granted: has(provider, name) })),
  )
  return table({
    label: t('own'),
    rows,
    columns: [
      {
        head: t('what'),
        cell: ({ provider, name }) =>
          h(
            'div',
            {},
            wordFor(`own_${name}`, name),
            h('span', { class: 'why' }, provider.name),
            h('span', { class: 'why wide' }, wordFor(`own_why_${name}`, '')),
          ),
      },
      {
        head: t('state'),
        cell: ({ granted }) => state(granted ? 'good' : 'idle', t(granted ? 'ownGranted' : 'ownNot')),
      },
      {
        head: t('act'),
        number: true,
        cell: ({ provider, name, granted }) =>
          deskButton(
            t(granted ? 'ownWithdraw' : 'ownGrant'),
            () => permit(provider, name, !granted, desk),
            granted ? 'danger' : '',
          ),
      },
    ],
  })
}

/** @param {Provider} provider @param {typeof providerPermissions[number]} name */
function has(provider, name) {
  return name === 'combine' ? provider.may_combine : provider.sub_fund_bill
}

/** @param {Provider} provider @param {string} name @param {boolean} granted @param {Desk} desk */
async function permit({ mchid, name: who }, name, granted, { say }) {
  const what = wordFor(`own_${name}`, name)
  const verb = t(granted ? 'ownGrant' : 'ownWithdraw')
  const done = await confirmAct({
    title: t('ownTitle', { verb, who, what }),
    text: wordFor(`own_why_${name}`, ''),
    verb,
    danger: !granted,
    act: async () => {
      await put(`/providers/${mchid}/permissions/${name}`, { granted }, record({}))
    },
  })
  if (!done) return
  say(t('ownDone', { verb, who, what }))
  refreshNow()
}
