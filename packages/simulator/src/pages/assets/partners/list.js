import { merchants, providers } from '../portal/control.js'
import { live } from '../portal/live.js'
import { emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { t, wordFor } from './words.js'

/** @param {import('../shell/shell.js').Desk} desk */
export function drawProviders(desk) {
  return [
    pageHead({ title: t('title'), why: t('titleWhy'), acts: [linkButton(t('new'), '/partners/new', 'main')] }),
    live(
      desk,
      async () => {
        const [all, subs] = await Promise.all([providers(), merchants()])
        return all.map((one) => ({ ...one, count: subs.filter(({ provider }) => provider === one.mchid).length }))
      },
      (rows) =>
        rows.length === 0
          ? emptyState(t('none'), linkButton(t('new'), '/partners/new', 'main'))
          : table({
              label: t('title'),
              rows,
              href: ({ mchid }) => `/partners/${mchid}`,
              key: ({ mchid }) => mchid,
              columns: [
                { head: t('name'), cell: ({ name }) => name },
                { head: t('mchid'), cell: ({ mchid }) => mchid },
                {
                  head: t('verifyMode'),
                  cell: ({ verify_mode }) => wordFor(`verify_${verify_mode}`, verify_mode),
                  wide: true,
                },
                { head: t('tab_appids'), cell: ({ appids }) => appids.length, number: true, wide: true },
                { head: t('tab_merchants'), cell: ({ count }) => count, number: true },
              ],
            }),
    ),
  ]
}
