import { h } from '../kit/dom.js'
import { currentLang } from '../kit/lang.js'
import { t } from './words.js'

/**
 * What WeChat tells nobody: why it refused, what would have been right, and where it is written. Folded, because a payer
 * would not see it.
 * @param {import('../kit/explanation.js').Explanation} explanation
 */
export function forDevelopers({ why_zh, why_en, right_zh, right_en, rule, reason }) {
  const chinese = currentLang() === 'zh'
  return h(
    'details',
    { class: 'alert-more' },
    h('summary', {}, t('forDevelopers')),
    h('p', {}, chinese ? why_zh : why_en),
    h('p', {}, chinese ? right_zh : right_en),
    h(
      'p',
      { class: 'alert-rule' },
      rule.row === null ? null : h('span', {}, rule.row),
      rule.page === null ? null : h('a', { href: rule.page, target: '_blank', rel: 'noreferrer' }, t('officialPage')),
      h('a', { href: '/requests?refused=1', target: '_blank' }, t('toLog')),
      h('code', {}, reason),
    ),
  )
}
