import { state } from '../kit/parts.js'
import { merchants, providers } from '../portal/control.js'
import { live } from '../portal/live.js'
import { sum } from '../portal/parts.js'
import { emptyState, linkButton, pageHead } from '../shell/page-parts.js'
import { table } from '../shell/table.js'
import { t, wordFor } from './words.js'

/** @param {import('../shell/shell.js').Desk} desk */
export function drawMerchants(desk) {
  return [
    pageHead({ title: t('title'), why: t('titleWhy') }),
    live(
      desk,
      async () => {
        const [all, sps] = await Promise.all([merchants(), providers()])
        return all.map((one) => ({ ...one, sp: sps.find(({ mchid }) => mchid === one.provider)?.name ?? one.provider }))
      },
      (rows) =>
        rows.length === 0
          ? emptyState(t('none'), linkButton(t('toPartners'), '/partners', 'main'))
          : table({
              label: t('title'),
              rows,
              href: ({ sub_mchid }) => `/merchants/${sub_mchid}`,
              key: ({ sub_mchid }) => sub_mchid,
              columns: [
                { head: t('name'), cell: ({ name }) => name },
                { head: t('subMchid'), cell: ({ sub_mchid }) => sub_mchid },
                {
                  head: t('subjectType'),
                  cell: ({ subject_type }) => wordFor(`type_${subject_type}`, subject_type),
                  wide: true,
                },
                { head: t('provider'), cell: ({ sp }) => sp, wide: true },
                { head: t('collecting'), cell: ({ restricted }) => collecting(restricted), wide: true },
                { head: t('balance'), cell: ({ balance_fen }) => sum(balance_fen), number: true },
              ],
            }),
    ),
  ]
}

/** @param {boolean | null} restricted */
export function collecting(restricted) {
  return restricted ? state('bad', t('restricted')) : state('good', t('collects'))
}
