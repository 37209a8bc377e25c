import { state } from '../kit/parts.js'
import { live } from '../portal/live.js'
import { moment, sum } from '../portal/parts.js'
import { filterBar, filtersOf } from '../shell/filter-bar.js'
import { emptyState, linkButton } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { orders } from './control.js'
import { t, wordFor } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

const states = ['NOTPAY', 'USERPAYING', 'SUCCESS', 'REFUND', 'CLOSED', 'REVOKED', 'PAYERROR']
const tones = new Map([
  ['USERPAYING', 'busy'],
  ['SUCCESS', 'good'],
  ['REFUND', 'busy'],
  ['PAYERROR', 'bad'],
])

/** @param {Desk} desk @param {string} subMchid */
export function drawOrders(desk, subMchid) {
  const filters = [
    {
      name: 'state',
      label: t('filterState'),
      options: /** @type {[string, string][]} */ (states.map((one) => [one, wordFor(`order_${one}`, one)])),
    },
    { name: 'number', label: t('filterNumber') },
  ]
  const query = () => {
    const asked = filtersOf(['state', 'number'])
    asked.set('sub_mchid', subMchid)
    asked.set('limit', '200')
    return asked
  }
  return [
    filterBar(t('filters'), filters, desk.redraw),
    live(
      desk,
      () => orders(query()),
      (rows) => orderTable(rows, desk, subMchid),
    ),
  ]
}

/** @param {string} at */
export function orderState(at) {
  return state(tones.get(at) ?? 'idle', wordFor(`order_${at}`, at))
}

/** @param {import('./control.js').Order[]} rows @param {Desk} desk @param {string} subMchid */
function orderTable(rows, desk, subMchid) {
  if (rows.length === 0) {
    const filtered = filtersOf(['state', 'number']).size > 0
    return filtered
      ? emptyState(t('noneFiltered'), linkButton(t('toOrders'), `/merchants/${subMchid}/orders`))
      : emptyState(t('noOrders'), linkButton(t('toPhone'), '/'))
  }
  return table({
    label: t('tab_orders'),
    rows,
    href: ({ out_trade_no }) => `/merchants/${subMchid}/orders/${encodeURIComponent(out_trade_no)}`,
    key: ({ out_trade_no }) => out_trade_no,
    columns: [
      { head: t('outTradeNo'), cell: ({ out_trade_no }) => out_trade_no },
      { head: t('description'), cell: ({ description }) => description, wide: true },
      { head: t('product'), cell: ({ trade_type }) => wordFor(`trade_${trade_type}`, trade_type), wide: true },
      { head: t('state'), cell: (order) => orderState(order.state) },
      { head: t('time'), cell: (order) => moment(order.paid_at ?? order.created_at, desk), number: true, wide: true },
      { head: t('amount'), cell: ({ amount_fen }) => sum(amount_fen), number: true },
    ],
  })
}
