import { get, put } from '../kit/ask.js'
import { fill, h } from '../kit/dom.js'
import { keepFresh, refreshNow } from '../kit/fresh.js'
import { record, text, whole } from '../kit/read.js'
import { sentenceOf } from '../kit/trouble.js'
import { emptyState, pageHead } from '../shell/page-parts.js'
import { t } from './words.js'

/** @typedef {import('../shell/shell.js').Desk} Desk */

/** @type {import('../kit/read.js').Reader<string | number>} */
const textOrWhole = (value, at) => (typeof value === 'string' ? text(value, at) : whole(value, at))

// A rule with choices, the default first; or a number with its bounds.
const RULES = /** @type {const} */ ({
  refundAuthority: { choices: ['merchant', 'granted'] },
  refundSeconds: { most: 30 * 86_400, usual: 3 },
  invitationSeconds: { most: 86_400, usual: 600 },
  settlement: { choices: ['T+1', 'off'] },
  recommendFollow: { choices: ['on', 'off'] },
  oauthDomains: { choices: ['registered', 'any'] },
  frequencyLimits: { choices: ['off', 'on'] },
  billPieceRows: { most: 1_000_000_000, usual: 1_000_000 },
})

/** @typedef {keyof typeof RULES} RuleName */

const shape = record(
  /** @type {Record<RuleName, typeof textOrWhole>} */ (
    Object.fromEntries(Object.keys(RULES).map((name) => [name, textOrWhole]))
  ),
)

/** Where the seed and today's WeChat differ, which of them this world is. @param {HTMLElement} main @param {Desk} desk */
export function drawRules(main, desk) {
  const place = h('div', { class: 'rules' }, h('p', { class: 'quiet', 'aria-busy': 'true' }, t('loading')))
  fill(main, pageHead({ title: t('title'), why: t('why') }), place)
  keepFresh(desk.signal, {
    load: () => get('/rules', shape),
    show: (rules) =>
      fill(
        place,
        names().map((name) => ruleCard(name, rules[name], desk)),
      ),
    lost: (error) => fill(place, emptyState(sentenceOf(error))),
  })
}

function names() {
  return /** @type {RuleName[]} */ (Object.keys(RULES))
}

/** @param {RuleName} name @param {string | number} value @param {Desk} desk */
function ruleCard(name, value, { say }) {
  const wrong = h('p', { class: 'wrong', role: 'alert' })
  const save = async (/** @type {string | number} */ chosen) => {
    fill(wrong)
    try {
      await put('/rules', { [name]: chosen }, shape)
      say(t('saved', { rule: t(`${name}_title`) }))
    } catch (error) {
      wrong.textContent = sentenceOf(error)
    }
    refreshNow()
  }
  return h(
    'section',
    { class: 'card rule', 'aria-label': t(`${name}_title`) },
    h('div', {}, h('h2', {}, t(`${name}_title`)), h('p', {}, t(`${name}_effect`)), saidBy(name)),
    h('div', { class: 'rule-choice' }, choiceOf(name, value, save), wrong),
  )
}

/** What the mission says, and what WeChat does today. @param {RuleName} name */
function saidBy(name) {
  return h(
    'dl',
    { class: 'rule-sides' },
    h('div', {}, h('dt', {}, t('seed')), h('dd', {}, t(`${name}_seed`))),
    h('div', {}, h('dt', {}, t('today')), h('dd', {}, t(`${name}_today`))),
  )
}

/** @param {RuleName} name @param {string | number} value @param {(chosen: string | number) => void} save */
function choiceOf(name, value, save) {
  const rule = RULES[name]
  if ('most' in rule) return numberChoice(name, Number(value), rule.most, rule.usual, save)
  return h(
    'fieldset',
    { class: 'choices' },
    h('legend', { class: 'unseen' }, t(`${name}_title`)),
    rule.choices.map((choice, index) =>
      h(
        'label',
        {},
        h('input', {
          type: 'radio',
          name,
          value: choice,
          checked: choice === value,
          'data-key': `${name}-${choice}`,
          onchange: () => save(choice),
        }),
        h('span', {}, t(/** @type {Parameters<typeof t>[0]} */ (`${name}_${choice.replace('+', '')}`))),
        index === 0 ? h('small', {}, t('usual')) : null,
      ),
    ),
  )
}

/** @param {RuleName} name @param {number} value @param {number} most @param {number} usual @param {(chosen: number) => void} save */
function numberChoice(name, value, most, usual, save) {
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      class: 'input',
      type: 'number',
      min: name === 'billPieceRows' ? 1 : 0,
      max: most,
      step: 1,
      value,
      'data-key': name,
      'aria-label': t(`${name}_title`),
      onchange: () => {
        if (input.value !== '' && input.checkValidity()) save(Number(input.value))
        else input.reportValidity()
      },
    })
  )
  return h('label', { class: 'number-choice' }, input, h('small', {}, t('usualIs', { n: usual.toLocaleString('en') })))
}
