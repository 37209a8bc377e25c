import { fill, h } from '../kit/dom.js'
import { moreIn, sentenceIn } from './document.js'
import { fieldsOf, fieldTable, typeWord } from './fields.js'
import { tryForm } from './try.js'
import { t } from './words.js'

/** @typedef {import('./document.js').Operation} Operation */
/** @typedef {Record<string, import('./document.js').Schema>} Schemas */
/** @typedef {import('../shell/shell.js').Desk} Desk */

/**
 * One call, folded: what it is for. Opened: all that a caller must know, drawn only then.
 * @param {Operation} operation @param {Schemas} schemas @param {boolean} open @param {Desk} desk
 */
export function operationCard(operation, schemas, open, desk) {
  const { id, method, path, words } = operation
  const inside = h('div', { class: 'inside' })
  const details = /** @type {HTMLDetailsElement} */ (
    h(
      'details',
      { class: 'card operation', id, open },
      h(
        'summary',
        {},
        h('span', { class: `method ${method.toLowerCase()}` }, method),
        h('span', { class: 'what' }, h('h3', {}, sentenceIn(words)), h('code', {}, path)),
      ),
      inside,
    )
  )
  const draw = () => {
    if (details.open && inside.childElementCount === 0) fill(inside, ...insideOf(operation, schemas, desk))
  }
  details.addEventListener('toggle', () => {
    draw()
    if (details.open) keepInAddress(id)
  })
  draw()
  return details
}

/** @param {Operation} operation @param {Schemas} schemas @param {Desk} desk */
function insideOf(operation, schemas, desk) {
  const { id, words, parameters, body, answer, refusals } = operation
  const more = moreIn(words)
  const inPath = parameters.filter((one) => one.in === 'path')
  const inQuery = parameters.filter((one) => one.in === 'query')
  return [
    more === null ? null : h('p', { class: 'more' }, more),
    h('p', { class: 'quiet' }, `${t('helper')} `, h('code', {}, `world.${id}()`)),
    inPath.length === 0 ? null : part(t('inPath'), fieldTable(t('inPath'), inPath, schemas)),
    inQuery.length === 0 ? null : part(t('inQuery'), fieldTable(t('inQuery'), inQuery, schemas)),
    body === null ? null : part(t('body'), fieldTable(t('body'), fieldsOf(body, schemas), schemas)),
    answerPart(answer, schemas),
    refusals.length === 0 ? null : part(t('refusals'), refusalList(refusals)),
    part(t('try'), tryForm(operation, schemas, desk)),
  ]
}

/** @param {Operation['answer']} answer @param {Schemas} schemas */
function answerPart({ type, schema }, schemas) {
  if (type !== 'application/json') return part(t('answer'), h('p', {}, t('answerIs', { what: type })))
  const fields = fieldsOf(schema, schemas)
  if (fields.length > 0) return part(t('answer'), fieldTable(t('answer'), fields, schemas, 'answered'))
  const what = schema.properties ? t('nothing') : t('answerIs', { what: typeWord(schema, schemas) })
  return part(t('answer'), h('p', { class: 'quiet' }, what))
}

/** @param {Operation['refusals']} refusals */
function refusalList(refusals) {
  return h(
    'div',
    {},
    h(
      'ul',
      { class: 'refusals' },
      refusals.map(({ status, codes }) => h('li', {}, h('span', {}, status), ' ', h('code', {}, codes))),
    ),
    h('p', { class: 'quiet' }, t('refusalsWhy')),
  )
}

/** @param {string} title @param {HTMLElement} body */
function part(title, body) {
  return h('section', { class: 'part' }, h('h4', {}, title), body)
}

/** A call can be sent to somebody. @param {string} id */
function keepInAddress(id) {
  const url = new URL(location.href)
  url.searchParams.set('call', id)
  history.replaceState(history.state, '', url)
}
