import { live } from '../portal/live.js'
import { moment } from '../portal/parts.js'
import { filterBar, filtersOf } from '../shell/filter-bar.js'
import { emptyState, linkButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { subjects } from './control.js'
import { confirmedName } from './read-form.js'
import { stateOf, stateWord } from './states.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

const STATES = [
  'WAITTING_FOR_AUDIT',
  'WAITTING_FOR_CONFIRM_CONTACT',
  'WAITTING_FOR_CONFIRM_LEGALPERSON',
  'PASSED',
  'REJECTED',
  'FREEZED',
  'CANCELED',
  'EDITTING',
]

/** All confirmations of subjects (apply4subject). @param {Desk} desk */
export function drawSubjects(desk) {
  const options = STATES.map((one) => /** @type {[string, string]} */ ([one, stateWord(one)]))
  return [
    filterBar(t('filters'), [{ name: 'state', label: t('filterState'), options }], desk.redraw),
    live(desk, load, (rows) => list(rows, desk)),
  ]
}

async function load() {
  const state = filtersOf(['state']).get('state')
  return (await subjects()).filter((one) => state === null || one.state === state)
}

/** @param {Awaited<ReturnType<typeof load>>} rows @param {Desk} desk */
function list(rows, desk) {
  if (rows.length === 0) {
    return filtersOf(['state']).size > 0
      ? emptyState(t('noneFiltered'), linkButton(t('showAll'), '/review/subjects'))
      : emptyState(t('noSubjects'))
  }
  return table({
    label: t('tab_subjects'),
    rows,
    href: ({ applyment_id: id }) => `/review/subjects/${id}`,
    key: ({ applyment_id: id }) => String(id),
    columns: [
      { head: t('subject'), cell: ({ form }) => confirmedName(form) },
      { head: t('state'), cell: ({ state }) => stateOf(state) },
      { head: t('businessCode'), cell: ({ business_code: code }) => code, wide: true },
      { head: t('since'), cell: ({ history }) => moment(history.at(-1)?.at ?? null, desk) },
      { head: t('due'), cell: ({ due_at: at }) => moment(at, desk), wide: true },
    ],
  })
}
