import { post, put } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { state } from '../kit/parts.js'
import { merchant as merchantRow, merchants, providers } from '../portal/control.js'
import { form } from '../portal/form.js'
import { live } from '../portal/live.js'
import { moment } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { card, deskButton, emptyState, linkButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { violation, violations } from './control.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('../portal/control.js').Merchant} Merchant */

const EVENTS = ['VIOLATION.PUNISH', 'VIOLATION.INTERCEPT', 'VIOLATION.APPEAL']
const RISKS = [
  'ONE_YUAN_PURCHASES',
  'GAMBLING',
  'FRAUD',
  'CASH_ADVANCE_VIA_CREDIT_CARD',
  'CROSS_CATEGORY_BUSINESS',
  'UNUSUAL_TRANSACTION',
  'INCORRECT_INFORMATION_SUBMITTED',
  'INACTIVE_TRANSACTION',
  'OTHER_UNUSUAL_ACTIVITIES',
  'APPEAL_SUCCESSFUL',
]

/** Risk control: who may collect, what was done about whom, and how its provider was told. @param {Desk} desk */
export function drawRisk(desk) {
  return [
    h('p', { class: 'note' }, t('riskWhy')),
    live(desk, merchants, (all) => merchantTable(all, desk)),
    h(
      'div',
      { class: 'below' },
      card(
        t('dispose'),
        live(desk, once(merchants), (all) => disposeForm(all, desk)),
      ),
    ),
    h(
      'div',
      { class: 'below' },
      card(
        t('records'),
        live(desk, loadRecords, (rows) => recordTable(rows, desk)),
      ),
    ),
  ]
}

// What is being typed must not be drawn anew under the hand.
/** @template T @param {() => Promise<T>} load */
function once(load) {
  /** @type {Promise<T> | null} */
  let asked = null
  return () => {
    asked ??= load()
    asked.catch(() => {
      asked = null
    })
    return asked
  }
}

/** @param {Merchant[]} all @param {Desk} desk */
function merchantTable(all, desk) {
  if (all.length === 0) return emptyState(t('noMerchants'), linkButton(t('toPartners'), '/partners'))
  return table({
    label: t('collecting'),
    rows: all,
    columns: [
      { head: t('merchant'), cell: ({ name }) => name },
      { head: t('subMchid'), cell: ({ sub_mchid: number }) => number, wide: true },
      {
        head: t('collecting'),
        cell: ({ restricted }) => (restricted ? state('bad', t('stopped')) : state('good', t('collects'))),
      },
      {
        head: t('act'),
        cell: (one) =>
          deskButton(
            t(one.restricted ? 'do_allow' : 'do_stop'),
            () => collecting(one, desk),
            one.restricted ? '' : 'danger',
          ),
      },
    ],
  })
}

/** @param {Merchant} one @param {Desk} desk */
async function collecting({ sub_mchid: number, name, restricted }, { say }) {
  const allowed = restricted === true
  const done = await confirmAct({
    title: t(allowed ? 'allowTitle' : 'stopTitle', { name }),
    text: t(allowed ? 'allowText' : 'stopText'),
    verb: t(allowed ? 'do_allow' : 'do_stop'),
    danger: !allowed,
    act: async () => {
      await put(`/merchants/${number}/collecting`, { allowed }, merchantRow)
    },
  })
  if (!done) return
  say(t(allowed ? 'allowed' : 'stoppedNow', { name }))
  refreshNow()
}

/** @param {Merchant[]} all @param {Desk} desk */
function disposeForm(all, desk) {
  if (all.length === 0) return emptyState(t('noMerchants'))
  return form({
    label: t('dispose'),
    fields: [
      field({
        name: 'merchant',
        label: t('merchant'),
        options: all.map(({ sub_mchid, name }) => [sub_mchid, `${name} (${sub_mchid})`]),
      }),
      field({ name: 'event', label: t('event'), options: EVENTS.map((one) => [one, wordFor(`event_${one}`, one)]) }),
      field({ name: 'risk', label: t('riskType'), options: RISKS.map((one) => [one, wordFor(`risk_${one}`, one)]) }),
      field({ name: 'plan', label: t('plan'), value: t('planUsual') }),
      field({ name: 'text', label: t('description'), rows: 2, value: t('descriptionUsual') }),
      field({
        name: 'collecting',
        label: t('andCollecting'),
        options: [
          ['', t('leaveCollecting')],
          ['stop', t('do_stop')],
          ['allow', t('do_allow')],
        ],
      }),
    ],
    verb: t('do_dispose'),
    check: ({ plan, text }) => ({ ...(plan ? {} : { plan: t('needed') }), ...(text ? {} : { text: t('needed') }) }),
    act: (values) => dispose(values, desk),
  })
}

/** @param {Record<string, string>} values @param {Desk} desk */
async function dispose({ merchant = '', event, risk, plan, text, collecting: what }, { say }) {
  const sent = { event_type: event, risk_type: risk, punish_plan: plan, punish_description: text }
  const stop = what === '' ? {} : { collecting: what === 'allow' }
  const { notice } = await post(`/merchants/${merchant}/violations`, { ...sent, ...stop }, violation)
  say(t(notice === null ? 'disposedUntold' : 'disposed'))
  refreshNow()
}

async function loadRecords() {
  const [rows, all, sps] = await Promise.all([violations(), merchants(), providers()])
  return rows.map((one) => {
    const merchant = all.find(({ sub_mchid }) => sub_mchid === one.sub_mchid)
    const provider = sps.find(({ mchid }) => mchid === merchant?.provider)
    return { ...one, merchant: merchant?.name ?? one.sub_mchid, provider: provider?.name ?? '' }
  })
}

/** @param {Awaited<ReturnType<typeof loadRecords>>} rows @param {Desk} desk */
function recordTable(rows, desk) {
  if (rows.length === 0) return emptyState(t('noRecords'))
  return table({
    label: t('records'),
    rows,
    columns: [
      { head: t('merchant'), cell: ({ merchant }) => merchant },
      {
        head: t('event'),
        cell: (one) =>
          h(
            'span',
            {},
            `${wordFor(`event_${one.event_type}`, one.event_type)} · ${wordFor(`risk_${one.risk_type}`, one.risk_description)}`,
            h('span', { class: 'why' }, `${one.punish_plan} · ${one.punish_description}`),
          ),
      },
      { head: t('when'), cell: ({ at }) => moment(at, desk), wide: true },
      {
        head: t('told'),
        cell: ({ notice, provider }) =>
          notice === null
            ? t('notTold', { provider })
            : h('a', { class: 'link', href: `/notices/${notice}` }, t('seeNotice')),
      },
    ],
  })
}
