import { h } from '../kit/dom.js'
import { merchantOf } from '../portal/control.js'
import { live } from '../portal/live.js'
import { emptyState, linkButton, pageHead, tabs } from '../shell/page-parts.js'
import { t, wordFor } from './words.js'

/** What a sub-merchant finds on its platform; a new part is a line here and one in `main.js`. */
const ways = ['', 'orders', 'funds', 'settlements', 'products', 'config', 'login']

/**
 * Whose platform this is, and its parts, each with its own address.
 * @param {import('../shell/shell.js').Desk} desk @param {string} subMchid @param {string} here
 */
export function merchantHead(desk, subMchid, here) {
  const path = `/merchants/${subMchid}`
  return live(
    desk,
    async () => ({ name: (await merchantOf(subMchid))?.name ?? null }),
    ({ name }) => {
      const back = { href: '/merchants', label: t('title') }
      if (name === null)
        return h(
          'div',
          {},
          pageHead({ title: t('unknown'), back }),
          emptyState(t('unknownWhy', { number: subMchid }), linkButton(t('toList'), '/merchants')),
        )
      return h(
        'div',
        {},
        pageHead({ title: name, why: t('open'), back }),
        tabs(
          t('tabs'),
          ways.map((way) => ({
            href: way === '' ? path : `${path}/${way}`,
            word: wordFor(`tab_${way || 'overview'}`, way),
            here: way === here,
          })),
        ),
      )
    },
  )
}
