import { h } from '../kit/dom.js'
import { providerOf } from '../portal/control.js'
import { live } from '../portal/live.js'
import { emptyState, linkButton, pageHead, tabs } from '../shell/page-parts.js'
import { t, wordFor } from './words.js'

/** What a provider finds on its platform; a new part, such as forms in review or rebates, is a line here and one in `main.js`. */
const ways = ['', 'appids', 'security', 'funds']

/** @param {import('../shell/shell.js').Desk} desk @param {string} mchid @param {string} here */
export function providerHead(desk, mchid, here) {
  const path = `/partners/${mchid}`
  return live(
    desk,
    async () => ({ name: (await providerOf(mchid))?.name ?? null }),
    ({ name }) => {
      const back = { href: '/partners', label: t('title') }
      if (name === null)
        return h(
          'div',
          {},
          pageHead({ title: t('unknown'), back }),
          emptyState(t('unknownWhy', { number: mchid }), linkButton(t('toList'), '/partners')),
        )
      const words = ways.map((way) => ({
        href: way === '' ? path : `${path}/${way}`,
        word: wordFor(`tab_${way || 'merchants'}`, way),
        here: way === here,
      }))
      return h(
        'div',
        {},
        pageHead({ title: name, why: t('numberIs', { number: mchid }), back }),
        tabs(t('tabs'), words),
      )
    },
  )
}
