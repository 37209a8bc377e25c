import { h } from '../kit/dom.js'
import { pageHead, tabs } from '../shell/page-parts.js'
import { t, wordFor } from './words.js'

/** What WeChat's reviewers and its risk control have before them; a new part is a line here and one in `main.js`. */
const ways = ['applyments', 'subjects', 'changes', 'risk']

/** @param {string} here */
export function reviewHead(here) {
  const words = ways.map((way) => ({
    href: way === 'applyments' ? '/review' : `/review/${way}`,
    word: wordFor(`tab_${way}`, way),
    here: way === here,
  }))
  return h('div', {}, pageHead({ title: t('title'), why: t('titleWhy') }), tabs(t('tabs'), words))
}
