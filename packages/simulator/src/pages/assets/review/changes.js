import { post } from '../kit/ask.js'
import { h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { merchants } from '../portal/control.js'
import { live } from '../portal/live.js'
import { moment } from '../portal/parts.js'
import { confirmAct } from '../shell/dialog.js'
import { field } from '../shell/field.js'
import { deskButton, emptyState } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { changes, change as read } from './control.js'
import { stateOf } from './states.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./control.js').Change & { merchant: string }} Row */

/** Changes of settlement accounts, and the reviewer's word on them (M23). @param {Desk} desk */
export function drawChanges(desk) {
  return [h('p', { class: 'note' }, t('changesWhy')), live(desk, load, (rows) => list(rows, desk))]
}

/** @returns {Promise<Row[]>} */
async function load() {
  const [all, known] = await Promise.all([changes(), merchants()])
  const nameOf = (/** @type {string} */ number) => known.find(({ sub_mchid }) => sub_mchid === number)?.name ?? number
  return all.map((one) => ({ ...one, merchant: nameOf(one.sub_mchid) }))
}

/** @param {Row[]} rows @param {Desk} desk */
function list(rows, desk) {
  if (rows.length === 0) return emptyState(t('noChanges'))
  return table({
    label: t('tab_changes'),
    rows,
    columns: [
      { head: t('merchant'), cell: ({ merchant }) => merchant },
      {
        head: t('account'),
        cell: (one) =>
          h(
            'span',
            {},
            `${one.account_bank} ${one.account_number}`,
            h('span', { class: 'why' }, `${one.account_name} · ${wordFor(`account_${one.account_type}`, '')}`),
          ),
      },
      {
        head: t('state'),
        cell: ({ verify_result: result, verify_fail_reason: why }) =>
          h('span', {}, stateOf(result), why ? h('span', { class: 'why' }, why) : null),
      },
      { head: t('askedAt'), cell: ({ created_at: at }) => moment(at, desk), wide: true },
      { head: t('act'), cell: (one) => (one.verify_result === 'AUDITING' ? reviewActs(one, desk) : '–') },
    ],
  })
}

/** @param {Row} one @param {Desk} desk */
function reviewActs(one, desk) {
  return h(
    'span',
    { class: 'acts-line' },
    deskButton(t('do_pass'), () => pass(one, desk), 'main'),
    deskButton(t('do_fail'), () => fail(one, desk), 'danger'),
  )
}

/** @param {Row} one @param {Desk} desk */
async function pass(one, desk) {
  const done = await confirmAct({
    title: t('passTitle', { name: one.merchant }),
    text: t('passText', { account: `${one.account_bank} ${one.account_number}` }),
    verb: t('do_pass'),
    act: () => review(one, {}),
  })
  if (done) tell(one, desk)
}

/** @param {Row} one @param {Desk} desk */
async function fail(one, desk) {
  const why = field({ name: 'why', label: t('failReason'), rows: 2, value: t('failReasonUsual') })
  const done = await confirmAct({
    title: t('failTitle', { name: one.merchant }),
    text: t('failText'),
    body: why.element,
    verb: t('do_fail'),
    danger: true,
    act: async () => {
      why.blame(why.read() === '' ? t('reasonNeeded') : '')
      if (why.read() === '') return 'stay'
      await review(one, { fails_with: why.read() })
      return 'done'
    },
  })
  if (done) tell(one, desk)
}

/** @param {Row} one @param {object} body */
async function review({ application_no: number }, body) {
  await post(`/settlement-changes/${encodeURIComponent(number)}/review`, body, read)
}

/** @param {Row} one @param {Desk} desk */
function tell({ merchant: name }, { say }) {
  say(t('reviewed', { name }))
  refreshNow()
}
