import { h } from '../kit/dom.js'
import { currentLang } from '../kit/lang.js'
import { state } from '../kit/parts.js'
import { t } from './words.js'

/**
 * Why it was refused, by which rule, and what would have been right.
 * @param {import('../kit/explanation.js').Explanation} explanation
 */
export function verdict(explanation) {
  const { rule, why_zh, why_en, right_zh, right_en } = explanation
  const chinese = currentLang() === 'zh'
  return h(
    'dl',
    { class: 'verdict' },
    h('dt', {}, t('whyHead')),
    h('dd', { class: 'verdict-why' }, chinese ? why_zh : why_en),
    h('dt', {}, t('rightHead')),
    h('dd', {}, chinese ? right_zh : right_en),
    h('dt', {}, t('ruleHead')),
    h(
      'dd',
      { class: 'verdict-rule' },
      rule.row === null ? null : h('span', { class: 'rule-row' }, t('ruleRow', { row: rule.row })),
      rule.page === null ? null : h('a', { class: 'link', href: rule.page, rel: 'noreferrer' }, t('rulePage')),
      h('code', { class: 'rule-key' }, explanation.reason),
    ),
  )
}

/**
 * How an exchange went, as a dot and a word, and WeChat's own code or the kind of the fault.
 * @param {{ status: number, code: string | null, fault: string | null, explanation: import('../kit/explanation.js').Explanation | null }} exchange
 * @returns {{ tone: string, word: string, code: string | null }}
 */
function outcomeOf({ status, code, fault, explanation }) {
  if (fault !== null && explanation !== null) return { tone: 'unknown', word: t('fault'), code: fault }
  if (status === 0) return { tone: 'unknown', word: t('noAnswer'), code: null }
  if (explanation !== null) return { tone: 'bad', word: t('refused'), code: code ?? String(status) }
  return { tone: status < 400 ? 'good' : 'bad', word: t(status < 400 ? 'done' : 'plain', { status }), code: null }
}

/**
 * The same as elements; a code may be broken behind each underscore.
 * @param {Parameters<typeof outcomeOf>[0]} exchange
 */
export function outcome(exchange) {
  const { tone, word, code } = outcomeOf(exchange)
  const pieces = (code ?? '').split(/(?<=_)/).flatMap((piece) => [piece, h('wbr', {})])
  return h('span', { class: 'outcome' }, state(tone, word), code === null ? null : h('code', {}, pieces))
}
