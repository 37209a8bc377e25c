import { providers } from '../portal/control.js'
import { live } from '../portal/live.js'
import { moment } from '../portal/parts.js'
import { filterBar, filtersOf } from '../shell/filter-bar.js'
import { emptyState, linkButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { applyments } from './control.js'
import { subjectName, textAt } from './read-form.js'
import { stateOf, stateWord } from './states.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

export const APPLYMENT_STATES = [
  'AUDITING',
  'TO_BE_CONFIRMED',
  'TO_BE_SIGNED',
  'SIGNING',
  'FINISHED',
  'REJECTED',
  'CANCELED',
  'EDITTING',
]

/** All applications of all providers, the newest first. @param {Desk} desk */
export function drawApplyments(desk) {
  return [
    live(desk, providers, (all) =>
      filterBar(
        t('filters'),
        [
          { name: 'state', label: t('filterState'), options: APPLYMENT_STATES.map((one) => [one, stateWord(one)]) },
          { name: 'mchid', label: t('filterProvider'), options: all.map(({ mchid, name }) => [mchid, name]) },
        ],
        desk.redraw,
      ),
    ),
    live(desk, load, (rows) => list(rows, desk)),
  ]
}

async function load() {
  const query = filtersOf(['state', 'mchid'])
  const [state, mchid] = [query.get('state'), query.get('mchid')]
  const all = await applyments()
  return all.filter((one) => (state === null || one.state === state) && (mchid === null || one.mchid === mchid))
}

/** @param {Awaited<ReturnType<typeof load>>} rows @param {Desk} desk */
function list(rows, desk) {
  if (rows.length === 0) {
    return filtersOf(['state', 'mchid']).size > 0
      ? emptyState(t('noneFiltered'), linkButton(t('showAll'), '/review'))
      : emptyState(t('noApplyments'))
  }
  return table({
    label: t('tab_applyments'),
    rows,
    href: ({ applyment_id: id }) => `/review/applyments/${id}`,
    key: ({ applyment_id: id }) => String(id),
    columns: [
      { head: t('shortName'), cell: ({ form }) => textAt(form, '/business_info/merchant_shortname') },
      { head: t('subject'), cell: ({ form }) => subjectName(form), wide: true },
      { head: t('state'), cell: ({ state }) => stateOf(state) },
      { head: t('businessCode'), cell: ({ business_code: code }) => code, wide: true },
      { head: t('since'), cell: ({ history }) => moment(history.at(-1)?.at ?? null, desk) },
      { head: t('due'), cell: ({ due_at: at }) => moment(at, desk), wide: true },
    ],
  })
}
