import { h } from '../kit/dom.js'

/**
 * @template Row
 * @typedef {{ head: string, cell: (row: Row) => import('../kit/dom.js').Child, number?: boolean, wide?: boolean }} Column
 * `number` stands at the right, `wide` is hidden on a narrow screen
 */

/**
 * A list of things of one kind. A row with an address is a link as a whole: its first cell bears it, and the keys up, down
 * and enter go through the rows.
 * @template Row
 * @param {{ label: string, columns: Column<Row>[], rows: Row[], href?: (row: Row) => string, key?: (row: Row) => string }} list
 */
export function table({ label, columns, rows, href, key }) {
  const body = h(
    'tbody',
    {},
    rows.map((row) =>
      h(
        'tr',
        { class: href ? 'opens' : null },
        columns.map((column, index) => cell(column, row, index === 0 ? { href, key } : {})),
      ),
    ),
  )
  if (href) body.addEventListener('keydown', (event) => step(body, event))
  return h(
    'div',
    { class: 'table-frame', tabindex: 0, role: 'region', 'aria-label': label },
    h(
      'table',
      { class: 'list' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((column) => h('th', { scope: 'col', class: look(column) }, column.head)),
        ),
      ),
      body,
    ),
  )
}

/**
 * @template Row
 * @param {Column<Row>} column @param {Row} row
 * @param {{ href?: ((row: Row) => string) | undefined, key?: ((row: Row) => string) | undefined }} opens
 */
function cell(column, row, { href, key }) {
  const content = column.cell(row)
  if (!href) return h('td', { class: look(column) }, content)
  return h(
    'td',
    { class: look(column) },
    h('a', { class: 'row-link', href: href(row), 'data-key': key?.(row) }, content),
  )
}

/** @param {{ number?: boolean, wide?: boolean }} column */
function look({ number, wide }) {
  return [number && 'number', wide && 'wide'].filter(Boolean).join(' ') || null
}

/** @param {HTMLElement} body @param {KeyboardEvent} event */
function step(body, event) {
  const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (way === 0) return
  const links = [...body.querySelectorAll('.row-link')]
  const at = document.activeElement === null ? -1 : links.indexOf(document.activeElement)
  const next = links[Math.min(links.length - 1, Math.max(0, at + way))]
  if (!(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}
