import { fill, h } from '../kit/dom.js'
import { refreshNow } from '../kit/fresh.js'
import { sentenceOf } from '../kit/trouble.js'
import { field } from '../shell/field.js'
import { card } from '../shell/page-parts.js'
import { addHand, CALL_KINDS, NOTICE_KINDS } from './luck.js'
import { kindWord } from './now-card.js'
import { t } from './words.js'

/** @typedef {import('./luck.js').Endpoint} Endpoint */

const WAITING = ['slow', 'timeout_before', 'timeout_after', 'notice_delayed']
const EVENTS = ['TRANSACTION.SUCCESS', 'REFUND.SUCCESS', 'REFUND.ABNORMAL', 'REFUND.CLOSED', 'VIOLATION.PUNISH']

/**
 * A fault by hand: what, whom, how often. What does not belong to the chosen kind is not shown.
 * @param {Endpoint[]} endpoints @param {import('../shell/shell.js').Desk} desk
 */
export function handForm(endpoints, { say }) {
  const kind = field({
    name: 'kind',
    label: t('what'),
    why: t('whatWhy'),
    options: [...CALL_KINDS, ...NOTICE_KINDS].map((own) => [own, kindWord(own)]),
  })
  const place = h('div', { class: 'hand-fields' })
  const wrong = h('p', { class: 'wrong', role: 'alert' })
  let fields = fieldsFor('refuse', endpoints)
  const redraw = () => {
    fields = fieldsFor(kind.read(), endpoints)
    fill(
      place,
      fields.map(({ element }) => element),
    )
  }
  kind.input.addEventListener('change', redraw)
  const add = async () => {
    fill(wrong)
    try {
      await addHand(orderOf(kind.read(), fields))
      say(t('added'))
      refreshNow()
    } catch (error) {
      wrong.textContent = sentenceOf(error)
    }
  }
  const form = h(
    'form',
    {
      class: 'hand-form',
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault()
        add()
      },
    },
    kind.element,
    place,
    wrong,
    h('button', { type: 'submit', class: 'desk-button main' }, t('add')),
  )
  redraw()
  return card(t('newHand'), h('p', { class: 'card-why' }, t('newHandWhy')), form)
}

/** @typedef {ReturnType<typeof field>} Field */

/** @param {string} kind @param {Endpoint[]} endpoints @returns {Field[]} */
function fieldsFor(kind, endpoints) {
  const notice = kind.startsWith('notice_')
  const number = field({ name: 'number', label: t('number'), why: t(notice ? 'numberWhyNotice' : 'numberWhy') })
  const times = field({ name: 'times', label: t('times'), value: '1', inputmode: 'numeric', why: t('timesWhy') })
  const rate = field({ name: 'rate', label: t('rate'), value: '100', inputmode: 'decimal', why: t('rateWhy') })
  const wait = WAITING.includes(kind)
    ? [field({ name: 'wait_ms', label: t('wait'), value: '', inputmode: 'numeric', why: t('waitWhy') })]
    : []
  if (notice) {
    const events = /** @type {[string, string][]} */ ([['', t('anyNotice')], ...EVENTS.map((own) => [own, own])])
    return [field({ name: 'endpoint', label: t('event'), options: events }), number, ...wait, times, rate]
  }
  const [endpoint, code] = endpointFields(kind, endpoints)
  const mchid = field({ name: 'mchid', label: t('mchid'), why: t('mchidWhy') })
  return [endpoint, ...(kind === 'refuse' ? [code] : []), number, mchid, ...wait, times, rate]
}

/** The code depends on the endpoint, so one follows the other. @param {string} kind @param {Endpoint[]} endpoints @returns {[Field, Field]} */
function endpointFields(kind, endpoints) {
  const fitting = endpoints
    .filter(({ api }) => api === 'v3' || kind !== 'rotated')
    .filter(({ api }) => api !== 'login' || !/signature|rotated/.test(kind))
  const choices = /** @type {[string, string][]} */ ([
    ['', t('anyEndpoint')],
    ...fitting.map((one) => [one.endpoint, `${one.api} · ${one.endpoint} · ${one.address}`]),
  ])
  const endpoint = field({ name: 'endpoint', label: t('endpoint'), options: choices })
  const code = field({ name: 'code', label: t('code'), why: t('codeWhy'), options: [['', t('codeUsual')]] })
  endpoint.input.addEventListener('change', () => {
    const codes = endpoints.find((one) => one.endpoint === endpoint.read())?.codes ?? []
    fill(
      code.input,
      h('option', { value: '' }, t('codeUsual')),
      codes.map((own) => h('option', { value: own.code }, `${own.code} (${own.status}) ${own.message}`)),
    )
  })
  return [endpoint, code]
}

/** What was filled in; what was left empty is not sent. @param {string} kind @param {Field[]} fields */
function orderOf(kind, fields) {
  /** @type {Record<string, unknown>} */
  const order = { kind }
  for (const { name, read } of fields) {
    const value = read()
    if (name === 'times') order.times = value === '' ? null : Number(value)
    else if (name === 'rate') order.rate = Number(value) / 100
    else if (value !== '') order[name] = name === 'wait_ms' ? Number(value) : value
  }
  return order
}
