import { fill, h } from '../kit/dom.js'
import { sentenceOf } from '../kit/trouble.js'
import { deskButton, emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { startPage } from '../shell/shell.js'
import { readReference, sentenceIn } from './document.js'
import { operationCard } from './operation.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */
/** @typedef {import('./document.js').Reference} Reference */
/** @typedef {import('./document.js').Operation} Operation */

const SEARCH_KEY = 'search'

startPage({ here: 'reference', title: () => t('title'), draw })

/** Chapter, search and opened call stand in the address. @param {HTMLElement} main @param {Desk} desk */
async function draw(main, desk) {
  const place = h('div', { 'aria-busy': 'true' })
  const document = linkButton(t('openapi'), '/_control/openapi.json')
  fill(main, pageHead({ title: t('title'), why: t('why'), acts: [document] }), place)
  try {
    const reference = await readReference()
    if (desk.signal.aborted) return
    fill(place, ...bodyOf(reference, desk))
    window.document.getElementById(query().get('call') ?? '')?.scrollIntoView({ block: 'start' })
  } catch (error) {
    fill(place, emptyState(sentenceOf(error)))
  }
  place.removeAttribute('aria-busy')
}

/** @param {Reference} reference @param {Desk} desk */
function bodyOf(reference, desk) {
  const chapters = h('nav', { class: 'chapters', 'aria-label': t('groups') })
  const calls = h('div', { class: 'calls' })
  const search = /** @type {HTMLInputElement} */ (
    h('input', {
      class: 'input reference-search',
      type: 'search',
      value: query().get('q') ?? '',
      placeholder: t('search'),
      'aria-label': t('search'),
      'data-key': SEARCH_KEY,
      autocomplete: 'off',
    })
  )
  const show = () => {
    fill(chapters, ...chapterLinks(reference))
    fill(calls, ...callsIn(reference, desk, clear))
  }
  const clear = () => {
    search.value = ''
    keep('q', '')
    show()
    search.focus()
  }
  search.addEventListener('input', () => {
    keep('q', search.value.trim())
    show()
  })
  show()
  // On a phone the chapters are one line, and the chosen one may lie beyond its end.
  requestAnimationFrame(() =>
    chapters.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
  )
  return [search, h('div', { class: 'reference' }, chapters, calls)]
}

/** @param {Reference} reference */
function chapterLinks({ groups, operations }) {
  const here = query().get('q') ? null : chapterOf(groups, operations)
  return groups.map(({ name, word }) =>
    h(
      'a',
      { href: `?group=${name}`, 'aria-current': name === here ? 'page' : null },
      word,
      h('small', {}, operations.filter(({ group }) => group === name).length),
    ),
  )
}

/** @param {Reference} reference @param {Desk} desk @param {() => void} clear */
function callsIn({ groups, operations, schemas }, desk, clear) {
  const wanted = query().get('q') ?? ''
  const opened = query().get('call')
  const cards = (/** @type {Operation[]} */ some) =>
    some.map((one) => operationCard(one, schemas, one.id === opened, desk))
  if (wanted !== '') {
    const found = operations.filter((one) => speaksOf(one, wanted))
    if (found.length === 0) return [emptyState(t('none', { what: wanted }), deskButton(t('clear'), clear))]
    return [h('h2', {}, t('found', { n: found.length })), ...cards(found)]
  }
  const here = chapterOf(groups, operations)
  const word = groups.find(({ name }) => name === here)?.word ?? ''
  return [h('h2', {}, word), ...cards(operations.filter(({ group }) => group === here))]
}

/** That of the address, or of the call in the address, or the first. @param {Reference['groups']} groups @param {Operation[]} operations */
function chapterOf(groups, operations) {
  const ofCall = operations.find(({ id }) => id === query().get('call'))?.group
  return query().get('group') ?? ofCall ?? groups[0]?.name ?? ''
}

/** Every word of the search is somewhere in it. @param {Operation} operation @param {string} wanted */
function speaksOf({ id, path, method, words }, wanted) {
  const text = [id, path, method, words.zh, words.en, words.more_zh, words.more_en, sentenceIn(words)].join(' ')
  const lower = text.toLowerCase()
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}

function query() {
  return new URLSearchParams(location.search)
}

/** @param {string} name @param {string} value */
function keep(name, value) {
  const url = new URL(location.href)
  if (value === '') url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  history.replaceState(history.state, '', url)
}
